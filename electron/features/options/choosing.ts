import type { optionKinds } from '../../../db/options/model.ts';
import { type Choosable, chosenProblems } from '../../../db/options/rules.ts';
import type { Connection } from '../../kernel/connection.ts';
import { InvalidInput } from '../../kernel/refusal.ts';
import type { Write } from '../../kernel/write.ts';

const CHOOSABLE = `SELECT id, model_id AS modelId, code, name, kind, price_fen AS priceFen, needs, conflicts,
  active_from AS activeFrom, active_to AS activeTo FROM vehicle_option WHERE deleted_at IS NULL
  AND (model_id = @modelId OR id IN (SELECT value FROM json_each(@ids))) ORDER BY code, id`;

export interface Option extends Choosable {
  kind: (typeof optionKinds)[number];
  activeFrom: string | null;
  activeTo: string | null;
}
interface Wanted {
  modelId?: string | null | undefined;
  ids?: readonly string[] | null | undefined;
}

/** The options of a model, sold today or not, and those with these ids, of whatever model. */
export function optionsFor(db: Connection, { modelId, ids }: Wanted): Option[] {
  type Stored = Omit<Option, 'needs' | 'conflicts'> & Record<'needs' | 'conflicts', string | null>;
  const asked = { modelId: modelId ?? null, ids: JSON.stringify(ids ?? []) };
  const read = (json: string | null) => (json === null ? null : (JSON.parse(json) as string[]));
  return (db.prepare(CHOOSABLE).all(asked) as Stored[]).map((row) => ({
    ...row,
    needs: read(row.needs),
    conflicts: read(row.conflicts),
  }));
}

/** The options of one car. @throws InvalidInput naming what excludes what, and what is needed */
export function refuseClash(tx: Write, modelId: string | null | undefined, optionIds: readonly string[]): void {
  const problems = chosenProblems(optionIds, modelId, optionsFor(tx.db, { modelId, ids: optionIds }));
  if (problems.length > 0) throw new InvalidInput(problems);
}
