import { firstServiceFields, firstServiceProblems } from '../../../db/after-sales/model.ts';
import type { RowOf } from '../../../db/entities.ts';
import { aliasIds, withAliases } from '../../kernel/alias.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord, standing, standingRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';

const SAME = `SELECT 1 FROM first_service WHERE customer_id IN ${withAliases('customer', ':customerId')}
  AND coalesce(vehicle_id, '') = coalesce(:vehicleId, '') AND id <> :own AND deleted_at IS NULL`;

/** A car has one first maintenance. @throws Refusal `firstService.done` */
function refuseSecond(tx: Write, customerId: string, vehicleId: string | null, own: string): void {
  if (tx.db.prepare(SAME).get({ customerId, vehicleId, own })) throw new Refusal('firstService.done');
}

const manages = ({ role }: Who) => role === 'manager' || role === 'admin';

/** Whoever handed it over puts it right, and a manager. @throws Refusal `firstService.notYours` */
function refuseOthers(who: Who, row: RowOf<'first_service'>): void {
  if (row.createdBy !== who.id && !manages(who)) throw new Refusal('firstService.notYours');
}

/**
 * 首保移交 of a delivered customer. @throws InvalidInput at `doneOn`, `mileageKm`, `advisor`; Refusal `firstService.notDelivered`,
 * `firstService.done`, `firstService.notYours`
 */
export const firstServiceSaving = saving({
  entity: 'first_service',
  fields: firstServiceFields,
  sight: seeing({ entity: 'first_service' }),
  problems: firstServiceProblems,
  may(who, _changes, row) {
    if (row) refuseOthers(who, row);
  },
  check(tx, { vehicleId, customerId }, row) {
    if (vehicleId) requireRecord(tx, 'vehicle', vehicleId);
    if (row !== null) {
      if (vehicleId !== undefined) refuseSecond(tx, row.customerId, vehicleId, row.id);
      return undefined;
    }
    if (!customerId) throw new InvalidInput([{ path: 'customerId', code: 'field.required' }]);
    const card = standingRecord(tx, 'customer', customerId);
    if (card.level !== 'D') throw new Refusal('firstService.notDelivered');
    refuseSecond(tx, card.id, vehicleId ?? null, '');
    return { customerId: card.id };
  },
});

/** Takes back what was handed over by mistake. @throws Refusal `firstService.notYours`, `record.stale` */
export const withdrawFirstService = (store: Store, who: Who, at: Target): void =>
  store.write(who, (tx) => {
    refuseOthers(who, firstServiceSaving.current(tx, at));
    tx.remove('first_service', at.id, { rev: at.rev });
  });

/** A first maintenance as the card tells of it. */
export interface FirstServiceLine
  extends Pick<RowOf<'first_service'>, 'id' | 'rev' | 'doneOn' | 'mileageKm' | 'advisor' | 'note' | 'createdAt'> {
  car: string | null;
  plate: string | null;
  byName: string | null;
}

export const OF_CUSTOMER = `SELECT f.id, f.rev, f.done_on AS doneOn, f.mileage_km AS mileageKm, f.advisor, f.note,
  f.created_at AS createdAt, coalesce(v.model, v.series) AS car, v.plate, maker.name AS byName
  FROM json_each(?) card CROSS JOIN first_service f INDEXED BY first_service_of ON f.customer_id = card.value
  LEFT JOIN vehicle was ON was.id = f.vehicle_id LEFT JOIN vehicle v ON v.id = coalesce(was.merged_into, was.id)
  LEFT JOIN staff maker ON maker.id = f.created_by WHERE f.deleted_at IS NULL ORDER BY f.done_on DESC, f.id DESC`;

/** 首保 of a customer and of all cards merged into theirs, the newest first. */
export function firstServicesOf({ db }: Store, customerId: string): FirstServiceLine[] {
  const cards = aliasIds(db, 'customer', standing(db, 'customer', customerId));
  return db.prepare(OF_CUSTOMER).all(JSON.stringify(cards)) as FirstServiceLine[];
}
