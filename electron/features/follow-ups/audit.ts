import { dayOf } from '../../../db/core/day.ts';
import type { Level } from '../../../db/customers/model.ts';
import type { RowOf } from '../../../db/entities.ts';
import type { AuditFix, AuditMark, CountedAs } from '../../../db/follow-ups/drawer-audit.ts';
import { idOf } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { activeWithRole, findStaff } from '../staff/service.ts';
import { drawerLevels } from './drawer.ts';

/** A card as it is held in the hand: enough to find the paper one and to see what is wrong with it. */
export interface CountedCard {
  id: string;
  name: string;
  level: Level;
  interest: string | null;
  nextContactOn: string | null;
}

const CARDS = `SELECT c.id, c.name, c.level,
  nullif(trim(coalesce(c.interest_model, c.interest_series, '') || ' ' || coalesce(c.interest_color, '')), '') AS interest,
  c.next_contact_on AS nextContactOn
  FROM customer c INDEXED BY customer_due JOIN json_each(?) AS place ON place.value = c.level
  WHERE c.owner_id = ? AND c.deleted_at IS NULL AND c.merged_into IS NULL ORDER BY place.key, c.next_contact_on, c.id`;

/** Cards of a drawer in the order they lie there. */
export const cardsToCount = (store: Store, ownerId: string): CountedCard[] =>
  store.db.prepare(CARDS).all(JSON.stringify(drawerLevels), ownerId) as CountedCard[];

/** One card as it was found. */
export interface Mark {
  customerId: string;
  mark: AuditMark;
  what?: AuditFix | undefined;
}

export interface SignedCount {
  ownerId: string;
  /** Of the count that is signed anew; null for the first of the month. */
  rev: number | null;
  marks: Mark[];
  notes?: string | null | undefined;
}

/**
 * 清点: signs the count of the month. Whose drawer, which month and as whom one counts make the record, so two PCs without a line
 * make one; counting again in the month replaces it.
 * @throws Refusal `audit.owner`, `audit.unfinished` when a card was not looked at, `record.stale`
 */
export const signAudit = (store: Store, who: Who, { ownerId, rev, marks, notes }: SignedCount): void =>
  store.write(who, (tx) => {
    if (findStaff(store, ownerId)?.role !== 'consultant') throw new Refusal('audit.owner');
    const found = new Map(marks.map((mark) => [mark.customerId, mark]));
    const cards = cardsToCount(store, ownerId);
    const left = cards.filter(({ id }) => !found.has(id)).length;
    if (left > 0) throw new Refusal('audit.unfinished', { params: { count: left } });
    const counted = cards.map(({ id }) => found.get(id)!);
    const as: CountedAs = who.role === 'consultant' ? 'consultant' : 'manager';
    const month = dayOf(tx.at).slice(0, 7);
    const id = idOf('drawer_audit', ownerId, month, as);
    const result = {
      byId: who.id,
      countedAt: tx.at,
      cards: counted.length,
      missingIds: counted.filter(({ mark }) => mark === 'missing').map(({ customerId }) => customerId),
      fixes: counted
        .filter(({ mark }) => mark === 'fix')
        .map(({ customerId, what = 'other' }) => `${what} ${customerId}`),
      notes: notes || null,
    };
    if (tx.get('drawer_audit', id)) tx.update('drawer_audit', id, result, { rev: rev ?? 0 });
    else tx.insert('drawer_audit', { ...result, id, ownerId, month, countedAs: as });
  });

/** A count as it was signed. */
export interface AuditResult extends Pick<RowOf<'drawer_audit'>, 'rev' | 'countedAt' | 'cards' | 'notes'> {
  byName: string | null;
  missing: { id: string; name: string }[];
  fixes: { id: string; name: string; what: AuditFix }[];
}

/** Whether a consultant's drawer was counted in a month, by whom, and what was found. */
export interface AuditLine {
  ownerId: string;
  ownerName: string;
  consultant: AuditResult | null;
  manager: AuditResult | null;
}

type Row = Pick<RowOf<'drawer_audit'>, 'countedAs' | 'rev' | 'countedAt' | 'cards' | 'notes'> & {
  byName: string | null;
  missingIds: string;
  fixes: string;
};

const COUNTS = `SELECT a.counted_as AS countedAs, a.rev, a.counted_at AS countedAt, a.cards, a.notes, s.name AS byName,
  a.missing_ids AS missingIds, a.fixes FROM drawer_audit a LEFT JOIN staff s ON s.id = a.by_id
  WHERE a.month = ? AND a.owner_id = ? AND a.deleted_at IS NULL`;
const NAME = 'SELECT name FROM customer WHERE id = ?';

/** 本月清点 of one consultant or of all. */
export function auditsOf(store: Store, ownerId: string | null): AuditLine[] {
  const month = todayOf(store).slice(0, 7);
  const name = store.db.prepare<[string], string>(NAME).pluck();
  const named = (id: string) => ({ id, name: name.get(id) ?? '' });
  const resultOf = ({ missingIds, fixes, countedAs: _as, ...row }: Row): AuditResult => ({
    ...row,
    missing: (JSON.parse(missingIds) as string[]).map(named),
    fixes: (JSON.parse(fixes) as string[]).map((fix) => {
      const [what, id] = fix.split(' ') as [AuditFix, string];
      return { ...named(id), what };
    }),
  });
  return activeWithRole(store, ['consultant'])
    .filter(({ id }) => ownerId === null || id === ownerId)
    .map((owner) => {
      const rows = store.db.prepare(COUNTS).all(month, owner.id) as Row[];
      const as = (who: CountedAs) => rows.filter(({ countedAs }) => countedAs === who).map(resultOf)[0] ?? null;
      return { ownerId: owner.id, ownerName: owner.name, consultant: as('consultant'), manager: as('manager') };
    });
}
