import { missing } from '../../../../db/core/fields.ts';
import { type LevelRule, levelRuleFields, levelRulesOn } from '../../../../db/customers/levels.ts';
import type { RowOf } from '../../../../db/entities.ts';
import type { Connection } from '../../../kernel/connection.ts';
import { prepared } from '../../../kernel/statements.ts';
import type { Store } from '../../../kernel/store.ts';
import { historying } from '../../../records/history.ts';
import { saving } from '../../../records/saving.ts';
import { seeing } from '../../../records/seeing.ts';
import { todayOf } from '../../../records/who.ts';

const ruleSight = seeing({ entity: 'level_rule' });

/** 级别规则 as the manager edits it; one that holds already is not changed but followed by another one. */
export const levelRuleSaving = saving({
  entity: 'level_rule',
  fields: levelRuleFields,
  sight: ruleSight,
  problems: (rule) => [
    ...missing(rule, ['name', 'validFrom']),
    ...(rule.color && !/^#[0-9a-f]{6}$/i.test(rule.color) ? [{ path: 'color', code: 'level.color' }] : []),
  ],
});

export const levelRuleHistory = historying(ruleSight);

type Edited = Pick<
  RowOf<'level_rule'>,
  'id' | 'rev' | 'level' | 'name' | 'window' | 'everyDays' | 'color' | 'validFrom'
>;

const EDITED = `SELECT id, rev, level, name, "window", every_days AS everyDays, color, valid_from AS validFrom FROM level_rule
  WHERE deleted_at IS NULL ORDER BY valid_from DESC, id DESC LIMIT 500`;

/** Every edited rule, the newest first. */
export const editedRules = (db: Connection): Edited[] => prepared<Edited>(db, EDITED).all();

/** What holds for each level on a day. */
export const levelRules = (db: Connection, on: string): LevelRule[] => levelRulesOn(editedRules(db), on);

/** The rules page: what holds today, and all that was and will be. */
export const levelRulesPage = (store: Store) => ({
  today: levelRules(store.db, todayOf(store)),
  edited: editedRules(store.db),
});
