import { dayOf } from '../../../db/core/day.ts';
import { deliveryNoteFields, noteProblems } from '../../../db/deliveries/model.ts';
import { noteGates, noteSteps } from '../../../db/deliveries/steps.ts';
import { deliveryNote } from '../../../db/deliveries/table.ts';
import { movementProblems } from '../../../db/vehicles/movement.ts';
import type { Store } from '../../kernel/store.ts';
import { documenting } from '../../records/document.ts';
import { historying } from '../../records/history.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord, standingRecord } from '../../records/standing.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { allocatedCar } from '../allocations/confirmed.ts';
import { pdiOf } from '../pdi/service.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { carFacts } from './order.ts';
import { liveNoteOf, outOfNote } from './rows.ts';

export const HIDDEN = { lastEventId: () => false, contentHash: () => false };
const sight = seeing({ entity: 'delivery_note', hides: HIDDEN });

/** 发货单 with its steps: G6 and G7 stand here. */
export const noteDocument = documenting({
  entity: 'delivery_note',
  table: deliveryNote,
  type: 'FH',
  steps: noteSteps,
  gates: noteGates,
  facts(tx, row) {
    const car = allocatedCar(tx.db, row.orderVehicleId);
    const sheet = car && pdiOf(tx.db, car.vehicleId)[0];
    const out = outOfNote(tx.db, row.id);
    const card = car && standingRecord(tx, 'vehicle', car.vehicleId);
    const lacking = card ? movementProblems('deliver', { ...card, buyerId: row.customerId }, {}) : [];
    return {
      ...carFacts(tx.db, row),
      straight: row.mode === 'direct',
      plannedOn: row.plannedOn,
      plannedTime: row.plannedTime,
      pdi: sheet?.status ?? ('none' as const),
      carLacks: lacking.map(({ code }) => code),
      papers: row.papers ?? [],
      pledged: row.pledged === true,
      promisedOn: row.promisedOn,
      leftNo: out?.status === 'left' ? (out.docNo ?? '') : null,
    };
  },
  content: (_tx, row) => ({
    orderVehicleId: row.orderVehicleId,
    plannedOn: row.plannedOn,
    plannedTime: row.plannedTime,
    bay: row.bay,
    mode: row.mode,
    papers: row.papers,
    pledged: row.pledged,
    promisedOn: row.promisedOn,
  }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
});

/** @throws InvalidInput; Refusal `document.frozen`, `record.stale`, `record.missing` */
export const noteSaving = saving({
  entity: 'delivery_note',
  fields: deliveryNoteFields,
  sight,
  problems: noteProblems,
  usual: { mode: 'pickup' },
  check(tx, values, row) {
    const isContent = Object.keys(values).some((field) => field !== 'remark');
    if (row && isContent) noteDocument.requireOpen(tx, row.id);
    if (row || !values.orderVehicleId) return undefined;
    const { orderId } = requireRecord(tx, 'order_vehicle', values.orderVehicleId);
    const { customerId, consultantId: ownerId } = requireRecord(tx, 'sales_order', orderId);
    return { orderId, customerId, ownerId };
  },
  born: () => ({ status: 'draft' as const, versionNo: 1, orderId: '', customerId: '' }),
});

export const noteHistory = historying(sight);
export { sight as noteSight };

/** The 发货单 of a car of an order that is under way, or a new one: a second one beside it would deliver the car twice. */
export function startNote(store: Store, who: Who, orderVehicleId: string): { id: string } {
  return store.write(who, (tx) => {
    const live = liveNoteOf(tx.db, orderVehicleId);
    if (live) return { id: live.id };
    const plannedOn = dayOf(tx.at);
    return { id: noteSaving.insert(tx, who, { orderVehicleId, plannedOn }, todayOf(store)).id };
  });
}
