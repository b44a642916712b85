import { dayOf } from '../../../../db/core/day.ts';
import { earlier, type LevelChangeFields, type LevelTrigger, nextContactBy } from '../../../../db/customers/levels.ts';
import type { Level } from '../../../../db/customers/model.ts';
import { customerProblems } from '../../../../db/customers/rules.ts';
import { withAliases } from '../../../kernel/alias.ts';
import { newId } from '../../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../../kernel/refusal.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import { requireRecord, standing } from '../../../records/standing.ts';
import type { Target, Who } from '../../../records/who.ts';
import type { Customer } from '../rows.ts';
import { levelRules } from './rules.ts';

/** Why a level changes. */
export interface LevelReason {
  trigger: LevelTrigger;
  reason?: string | null;
  signals?: string[] | null;
  /** Of the row, where every PC makes it by itself (`idOf`). */
  id?: string;
}

/** A row of 潜在顾客等级推进表. */
export function noteLevel(
  tx: Write,
  card: Pick<Customer, 'id' | 'level'>,
  fromLevel: Level | null,
  { trigger, reason, signals, id = newId() }: LevelReason,
): void {
  const row: Omit<LevelChangeFields, 'customerId'> = { fromLevel, toLevel: card.level, trigger, reason, signals };
  if (!tx.get('level_change', id)) tx.insert('level_change', { ...row, id, customerId: card.id });
}

/** F comes from an approved loss, and back to it what is undone; it is never simply chosen. @throws Refusal `level.byLoss` */
export function refuseLost(level: Level | undefined, before: Level | undefined): void {
  if (level === 'F' && before !== 'F') throw new Refusal('level.byLoss', { field: 'level' });
}

/**
 * Changes the level of a card inside a running write, with its reason. The next contact follows the cadence of the new level where that is
 * sooner: only a contact puts off a call that is due. `nextContactOn`: the day instead; nobody who is called by cadence is left without one.
 * Levels of interest need a model (SEED).
 * @throws InvalidInput `level.needsModel`; Refusal `level.byLoss`
 */
export function changeLevel(
  tx: Write,
  card: Customer,
  level: Level,
  why: LevelReason,
  nextContactOn?: string | null,
): Customer {
  const today = dayOf(tx.at);
  if (why.trigger !== 'loss' && why.trigger !== 'undone') refuseLost(level, card.level);
  const needsModel = customerProblems({ ...card, level }, today).filter(({ code }) => code === 'level.needsModel');
  if (needsModel.length > 0) throw new InvalidInput(needsModel.map((problem) => ({ ...problem, path: 'level' })));
  const cadence = card.doNotContact ? null : nextContactBy(levelRules(tx.db, today), level, today);
  const next = nextContactOn === undefined ? earlier(card.nextContactOn, cadence) : (nextContactOn ?? cadence);
  const saved = tx.update('customer', card.id, { level, nextContactOn: next }, { action: 'level' });
  if (card.level !== level) noteLevel(tx, saved, card.level, why);
  return saved;
}

/** Changes a level by hand (board, drawer, card). @throws Refusal `record.stale`, `level.byLoss`; InvalidInput `level.needsModel` */
export const chooseLevel = (
  store: Store,
  who: Who,
  { id, rev, level, ...why }: Target & { level: Level } & LevelReason,
): void =>
  store.write(who, (tx) => {
    const card = requireRecord(tx, 'customer', id);
    tx.update('customer', id, {}, { rev });
    refuseLost(level, card.level);
    changeLevel(tx, card, level, why);
  });

const OF_CUSTOMER = `SELECT l.id, l.created_at AS at, l.from_level AS fromLevel, l.to_level AS toLevel, l."trigger", l.reason,
  l.signals, staff.name AS byName FROM level_change l LEFT JOIN staff ON staff.id = l.created_by
  WHERE l.customer_id IN ${withAliases('customer', '?')} AND l.deleted_at IS NULL ORDER BY l.created_at DESC, l.id DESC LIMIT 200`;

export interface LevelStep {
  id: string;
  at: number;
  fromLevel: Level | null;
  toLevel: Level;
  trigger: LevelTrigger;
  reason: string | null;
  signals: string[];
  byName: string | null;
}

/** Every change of a card's level, the newest first. */
export function levelStepsOf(store: Store, customerId: string): LevelStep[] {
  const id = standing(store.db, 'customer', customerId);
  const rows = store.db.prepare(OF_CUSTOMER).all(id) as (Omit<LevelStep, 'signals'> & {
    signals: string | null;
  })[];
  return rows.map((row) => ({ ...row, signals: row.signals === null ? [] : (JSON.parse(row.signals) as string[]) }));
}
