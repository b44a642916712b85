import { freshPoints, pdiProblems, pdiSheetFields } from '../../../db/pdi/model.ts';
import { pdiGates, pdiSteps } from '../../../db/pdi/steps.ts';
import { pdiSheet } from '../../../db/pdi/table.ts';
import { aliasIds } from '../../kernel/alias.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { documenting } from '../../records/document.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord, standing } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';

/** The chain of events and the seal tell a person nothing; what they are for stands beside the sheet. */
const sight = seeing({ entity: 'pdi_sheet', hides: { lastEventId: () => false, contentHash: () => false } });

/** PDI 检查表 with its steps. */
export const pdiDocument = documenting({
  entity: 'pdi_sheet',
  table: pdiSheet,
  type: 'PD',
  steps: pdiSteps,
  gates: pdiGates,
  facts: (_tx, { odometerKm, points }) => ({ odometerKm, points }),
  content: (_tx, { vehicleId, odometerKm, technician, points }) => ({ vehicleId, odometerKm, technician, points }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
});

/** @throws InvalidInput; Refusal `document.frozen`, `record.stale`, `record.missing` */
export const pdiSaving = saving({
  entity: 'pdi_sheet',
  fields: pdiSheetFields,
  sight,
  problems: pdiProblems,
  check(tx, values, row) {
    const isContent = Object.keys(values).some((field) => field !== 'remark');
    if (row && isContent) pdiDocument.requireOpen(tx, row.id);
    if (!values.vehicleId) return undefined;
    const { fuel } = requireRecord(tx, 'vehicle', values.vehicleId);
    return row ? undefined : { points: values.points ?? freshPoints(fuel) };
  },
  born: () => ({ status: 'open' as const, versionNo: 1 }),
});

const CAR = `SELECT id, vin, series, model, exterior_color AS exteriorColor, interior_color AS interiorColor, fuel, location
  FROM vehicle WHERE id = ?`;

/** The car as the sheet names it. */
export interface PdiCar {
  id: string;
  vin: string;
  series: string | null;
  model: string | null;
  exteriorColor: string | null;
  interiorColor: string | null;
  fuel: string | null;
  location: string | null;
}

export const openPdi = opening({
  sight,
  more: (tx, row, who) => ({
    car: prepared<PdiCar>(tx.db, CAR).get(standing(tx.db, 'vehicle', row.vehicleId)) as PdiCar | undefined,
    document: pdiDocument.standing(tx, row, who),
  }),
});

export const pdiHistory = historying(sight);

/** @throws Refusal of `documenting` */
export function goPdi(store: Store, who: Who, { to, ...at }: Target & { seen: string; to: 'passed' | 'failed' }): void {
  store.write(who, (tx) => void pdiDocument.go(tx, store, who, at, to));
}

export const OF_VEHICLE = `SELECT id, doc_no AS docNo, status, technician, updated_at AS updatedAt FROM pdi_sheet
  WHERE vehicle_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL ORDER BY updated_at DESC, id DESC LIMIT 20`;

/** A sheet of a car, as its card and its delivery ask. */
export interface PdiOfVehicle {
  id: string;
  docNo: string | null;
  status: 'open' | 'passed' | 'failed';
  technician: string | null;
  updatedAt: number;
}

/** Sheets of a car, those of cards merged into it among them, the newest first: the first one counts. */
export const pdiOf = (db: Connection, vehicleId: string): PdiOfVehicle[] => {
  const cards = aliasIds(db, 'vehicle', standing(db, 'vehicle', vehicleId));
  return prepared<PdiOfVehicle>(db, OF_VEHICLE).all(JSON.stringify(cards)) as PdiOfVehicle[];
};

/** The sheet of a car that is being filled in, or a new one: two people who press the button get one. */
export function startPdi(store: Store, who: Who, vehicleId: string): { id: string } {
  return store.write(who, (tx) => {
    const { id: car } = requireRecord(tx, 'vehicle', standing(tx.db, 'vehicle', vehicleId));
    const open = pdiOf(tx.db, car).find(({ status }) => status === 'open');
    return { id: open?.id ?? pdiSaving.insert(tx, who, { vehicleId: car }, todayOf(store)).id };
  });
}
