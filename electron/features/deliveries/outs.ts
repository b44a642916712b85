import { stockOutFields } from '../../../db/deliveries/model.ts';
import { outGates, outSteps } from '../../../db/deliveries/steps.ts';
import { stockOut } from '../../../db/deliveries/table.ts';
import type { RowOf } from '../../../db/entities.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { historying } from '../../records/history.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { allocatedCar } from '../allocations/confirmed.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { moved } from '../vehicles/movements.ts';
import { carFacts, consumeAllocation } from './order.ts';
import { outOfNote } from './rows.ts';
import { HIDDEN } from './service.ts';

const sight = seeing({ entity: 'stock_out', hides: HIDDEN });

/** 销售出库单 with its steps. What leaves, leaves in one transaction: the car, its allocation, the 发货单, and the paper to be signed. */
export const outDocument = documenting({
  entity: 'stock_out',
  table: stockOut,
  type: 'CK',
  steps: outSteps,
  gates: outGates,
  facts(tx, row) {
    const note = requireRecord(tx, 'delivery_note', row.deliveryNoteId);
    return {
      ...carFacts(tx.db, note),
      straight: note.mode === 'direct',
      custody: row.custody ?? [],
      custodyReason: row.custodyReason,
    };
  },
  content: (_tx, row) => ({
    deliveryNoteId: row.deliveryNoteId,
    vehicleId: row.vehicleId,
    keys: row.keys,
    certificates: row.certificates,
    odometerKm: row.odometerKm,
  }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
  took(tx, row, to, who) {
    const { mode } = requireRecord(tx, 'delivery_note', row.deliveryNoteId);
    if (to === 'left' && mode !== 'direct') leave(tx, who, row);
  },
});

/** The car and its allocation are gone, the 发货单 is executed. */
export function leaveStock(tx: Write, who: Who, out: RowOf<'stock_out'>): void {
  const note = requireRecord(tx, 'delivery_note', out.deliveryNoteId);
  const car = requireRecord(tx, 'vehicle', out.vehicleId);
  const asked = { buyerId: note.customerId, odometerKm: out.odometerKm };
  tx.update('vehicle', car.id, moved(tx, who, car, 'deliver', asked), { action: 'move' });
  consumeAllocation(tx, note.orderVehicleId);
  const eventId = newId();
  tx.insert('deal_event', {
    id: eventId,
    entity: 'delivery_note',
    docId: note.id,
    versionNo: note.versionNo,
    from: note.status,
    to: 'executed',
    reason: null,
    hash: note.contentHash,
    previousId: note.lastEventId,
  });
  tx.update('delivery_note', note.id, { status: 'executed', lastEventId: eventId }, { action: 'executed' });
}

function leave(tx: Write, who: Who, out: RowOf<'stock_out'>): void {
  leaveStock(tx, who, out);
  tx.insert('sign_off', {
    id: newId(),
    status: 'open',
    versionNo: 1,
    stockOutId: out.id,
    deliveryNoteId: out.deliveryNoteId,
  });
}

/** @throws InvalidInput; Refusal `document.frozen`, `record.stale` */
export const outSaving = saving({
  entity: 'stock_out',
  fields: stockOutFields,
  sight,
  check(tx, values, row) {
    // 托管放行 is ticked when the car leaves, long after the audit.
    const free = ['remark', 'custody', 'custodyReason'];
    const isContent = Object.keys(values).some((field) => !free.includes(field));
    if (row && isContent) outDocument.requireOpen(tx, row.id);
    if (row?.status === 'left' && Object.keys(values).some((field) => field !== 'remark'))
      throw new Refusal('document.frozen', { params: { docNo: row.docNo } });
    return undefined;
  },
  born: () => ({ status: 'draft' as const, versionNo: 1, deliveryNoteId: '', vehicleId: '' }),
});

export const outHistory = historying(sight);
export { sight as outSight };

type SlipMade = (tx: Write, who: Who, vehicleId: string) => void;
const slipMade: SlipMade[] = [];
/** What a later room does when the 出库单 of a car is made, in its transaction. */
export const whenSlipMade = (hook: SlipMade): void => void slipMade.push(hook);

/**
 * 出库单 of an approved 发货单, one and the same for whoever asks; its car is the one that is allocated now.
 * @throws Refusal `delivery.notApproved`, `delivery.noCar`
 */
export function startOut(store: Store, who: Who, noteId: string): { id: string } {
  return store.write(who, (tx) => {
    const note = requireRecord(tx, 'delivery_note', noteId);
    const there = outOfNote(tx.db, note.id);
    if (there) return { id: there.id };
    if (note.status !== 'approved') throw new Refusal('delivery.notApproved');
    const car = allocatedCar(tx.db, note.orderVehicleId);
    if (!car) throw new Refusal('delivery.noCar');
    const made = outSaving.insert(tx, who, {}, todayOf(store));
    for (const hook of slipMade) hook(tx, who, car.vehicleId);
    tx.update('stock_out', made.id, { deliveryNoteId: note.id, vehicleId: car.vehicleId });
    return { id: made.id };
  });
}
