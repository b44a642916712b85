import { dayOf } from '../../../db/core/day.ts';
import { type FoundDamage, signOffFields } from '../../../db/deliveries/model.ts';
import { signOffGates, signOffSteps } from '../../../db/deliveries/steps.ts';
import { signOff } from '../../../db/deliveries/table.ts';
import type { RowOf } from '../../../db/entities.ts';
import { movementProblems } from '../../../db/vehicles/movement.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { historying } from '../../records/history.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { damageSaving } from '../purchases/damages.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { HIDDEN } from './service.ts';
import { handedOver } from './straight.ts';

const sight = seeing({ entity: 'sign_off', hides: HIDDEN });

/** 交车确认单 with its steps; what was found wrong stands among the car's 质损 from then on. */
export const signDocument = documenting({
  entity: 'sign_off',
  table: signOff,
  type: 'QS',
  steps: signOffSteps,
  gates: signOffGates,
  facts: (tx, row) => ({
    carLacks: lackingOf(tx, row),
    signer: row.signer,
    idChecked: row.idChecked === true,
    signed: row.signature !== null || row.onPaper === true,
    checks: row.checks ?? [],
  }),
  content: (_tx, row) => ({
    stockOutId: row.stockOutId,
    signer: row.signer,
    idChecked: row.idChecked,
    checks: row.checks,
    damages: row.damages as never,
    signature: row.signature,
    onPaper: row.onPaper,
  }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
  took(tx, row, to, who) {
    noteDamages(tx, who, row);
    const { mode } = requireRecord(tx, 'delivery_note', row.deliveryNoteId);
    if (mode === 'direct' && to !== 'open') handedOver(tx, who, row, to);
  },
});

/** What the card of a car that came straight still lacks for a delivery; of one that went through stock the 发货单 asked. */
function lackingOf(tx: Write, row: RowOf<'sign_off'>): string[] {
  const note = requireRecord(tx, 'delivery_note', row.deliveryNoteId);
  const out = note.mode === 'direct' && row.status === 'open' ? tx.get('stock_out', row.stockOutId) : undefined;
  const car = out && tx.get('vehicle', out.vehicleId);
  return car ? movementProblems('deliver', { ...car, buyerId: note.customerId }, {}).map(({ code }) => code) : [];
}

function noteDamages(tx: Write, who: Who, row: RowOf<'sign_off'>): void {
  const { vehicleId } = requireRecord(tx, 'stock_out', row.stockOutId);
  for (const { handling: _handling, ...damage } of (row.damages ?? []) as FoundDamage[])
    damageSaving.insert(tx, who, { ...damage, vehicleId, state: 'open' }, dayOf(tx.at));
}

/** Ceremony and remarks go on being ticked after the paper was signed. @throws InvalidInput; Refusal `document.frozen`, `record.stale` */
export const signSaving = saving({
  entity: 'sign_off',
  fields: signOffFields,
  sight,
  check(tx, values, row) {
    const isContent = Object.keys(values).some((field) => field !== 'remark' && field !== 'ceremony');
    if (row && isContent) signDocument.requireOpen(tx, row.id);
    return undefined;
  },
  born: () => ({ status: 'open' as const, versionNo: 1, stockOutId: '', deliveryNoteId: '' }),
});

export const signHistory = historying(sight);
export { sight as signSight };
