import { missing } from '../../../db/core/fields.ts';
import type { RowOf } from '../../../db/entities.ts';
import { damageFields } from '../../../db/purchases/model.ts';
import { aliasIds } from '../../kernel/alias.ts';
import type { Store } from '../../kernel/store.ts';
import { saving } from '../../records/saving.ts';
import { requireRecord, standing } from '../../records/standing.ts';
import { damageSight } from './rows.ts';

/** A damage as it is typed, wherever it hangs. */
export const typedDamage = damageFields.omit({ vehicleId: true, state: true });

export const damageSaving = saving({
  entity: 'damage',
  fields: damageFields,
  sight: damageSight,
  problems: (values) => missing(values, ['part']),
  check(tx, { vehicleId }) {
    if (vehicleId) requireRecord(tx, 'vehicle', vehicleId);
    return undefined;
  },
});

export type DamageLine = Pick<
  RowOf<'damage'>,
  'id' | 'rev' | 'part' | 'kind' | 'severity' | 'note' | 'liable' | 'fen' | 'state' | 'createdAt'
> & { byName: string | null };

export const DAMAGES = `SELECT d.id, d.rev, d.part, d.kind, d.severity, d.note, d.liable, d.fen, d.state,
  d.created_at AS createdAt, staff.name AS byName
  FROM damage d LEFT JOIN staff ON staff.id = d.created_by
  WHERE d.vehicle_id IN (SELECT value FROM json_each(?)) AND d.deleted_at IS NULL
  ORDER BY d.state, d.id DESC LIMIT 200`;

/** 质损 of a car, those of cards merged into it among them; what is open first. */
export const damagesOf = (store: Store, vehicleId: string): DamageLine[] => {
  const cards = aliasIds(store.db, 'vehicle', standing(store.db, 'vehicle', vehicleId));
  return store.db.prepare(DAMAGES).all(JSON.stringify(cards)) as DamageLine[];
};
