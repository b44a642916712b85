import { dayOf } from '../../../db/core/day.ts';
import { type Comparable, fitOf, type Situation } from '../../../db/playbook/fitting.ts';
import type { playbookKinds, stages } from '../../../db/playbook/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { newId } from '../../kernel/ids.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

/** An entry as it is offered, with the words it was found by. */
export interface FittingEntry {
  id: string;
  kind: (typeof playbookKinds)[number];
  title: string;
  ask: string | null;
  answer: string | null;
  stage: (typeof stages)[number] | null;
  outcome: 'won' | 'lost' | null;
  by: string[];
}

/** So many are offered, and so many of those that fit everybody. */
const MOST = 12;
const MOST_GENERAL = 3;

export const IN_USE = `SELECT id, kind, title, ask, answer, stage, outcome, series, rivals, tags, levels
  FROM playbook_entry INDEXED BY playbook_entry_updated WHERE active = 1 AND deleted_at IS NULL
  ORDER BY updated_at DESC, id DESC LIMIT 2000`;

type Stored = Omit<FittingEntry, 'by'> & Record<keyof Comparable, string | null>;
const words = (json: string | null) => (json === null ? null : (JSON.parse(json) as string[]));

/** Entries for somebody, the best first; of those that fit everybody a few. */
export function fittingEntries({ db }: Store, who: Situation): FittingEntry[] {
  const all = (prepared(db, IN_USE).all() as Stored[]).flatMap(({ series, rivals, tags, levels, ...entry }) => {
    const told = { series: words(series), rivals: words(rivals), tags: words(tags), levels: words(levels) };
    const fit = fitOf(told, who);
    return fit === null ? [] : [{ points: fit.points, entry: { ...entry, by: fit.by } }];
  });
  const special = all.filter(({ entry }) => entry.by.length > 0).sort((a, b) => b.points - a.points);
  const general = all.filter(({ entry }) => entry.by.length === 0).slice(0, MOST_GENERAL);
  return [...special.slice(0, MOST - general.length), ...general].map(({ entry }) => entry);
}

const usedIn = (
  field: 'rivals' | 'tags',
) => `SELECT DISTINCT word.value FROM playbook_entry, json_each(playbook_entry.${field}) word
  WHERE playbook_entry.deleted_at IS NULL ORDER BY 1 LIMIT 200`;

/** Rivals and words that entries go by, to be offered for new ones. */
export const wordsInUse = ({ db }: Store) => ({
  rivals: db.prepare(usedIn('rivals')).pluck().all() as string[],
  tags: db.prepare(usedIn('tags')).pluck().all() as string[],
});

const CUSTOMER = 'SELECT customer_id FROM loss WHERE id = ?';

/** May what was learned from this loss be known at head office? As the loss itself. */
export function ofLoss(db: Connection, lossId: string): boolean {
  const customerId = prepared<{ customer_id: string }>(db, CUSTOMER).get(lossId)?.customer_id;
  return customerId !== undefined && hasAgreed(db, customerId);
}

const OF_LOSS = 'SELECT id FROM playbook_entry WHERE loss_id = ? AND deleted_at IS NULL';

/** The entry a case was made into. */
export const entryOfLoss = ({ db }: Store, lossId: string): { id: string } | null =>
  prepared<{ id: string }>(db, OF_LOSS).get(lossId) ?? null;

const sentence = (...parts: (string | null)[]) => parts.filter(Boolean).join('\n') || null;

/** 收进话术库: a case of the weekly meeting becomes an entry, without the customer's name; made once. @throws Refusal `record.missing` */
export function entryFromLoss(store: Store, who: Who, lossId: string): { id: string } {
  return store.write(who, (tx) => {
    const known = entryOfLoss(store, lossId);
    if (known) return known;
    const loss = requireRecord(tx, 'loss', lossId);
    const card = tx.get('customer', loss.customerId);
    const bought = [loss.boughtBrand, loss.boughtModel].filter(Boolean).join(' ');
    const id = newId();
    const about = [card?.interestModel ?? card?.interestSeries, loss.reason, bought].filter(Boolean).join(' · ');
    tx.insert('playbook_entry', {
      id,
      kind: 'case',
      outcome: 'lost',
      title: about || dayOf(loss.askedAt),
      ask: loss.selfReview,
      answer: sentence(loss.analysis, loss.exchange, loss.measures, loss.training),
      stage: 'deal',
      series: card?.interestSeries ? [card.interestSeries] : null,
      rivals: bought ? [bought] : null,
      tags: loss.reason ? [loss.reason] : null,
      lossId,
      active: true,
    });
    return { id };
  });
}
