import type { AuditFix, AuditMark } from '../../../db/follow-ups/drawer-audit.ts';
import type { CountedCard } from './types.ts';

/** One card as it was found. */
export interface Found {
  readonly mark: AuditMark;
  readonly what?: AuditFix;
}

/** What was found so far, by card. */
export type Marks = Readonly<Record<string, Found>>;

/** Place of the first card nobody looked at, from here on; the end when all were seen. */
export function nextOpen(cards: readonly CountedCard[], marks: Marks, from: number): number {
  const open = (card: CountedCard) => marks[card.id] === undefined;
  const after = cards.findIndex((card, at) => at >= from && open(card));
  if (after >= 0) return after;
  const before = cards.findIndex(open);
  return before >= 0 ? before : cards.length;
}

/** How many were found so. */
export const tally = (cards: readonly CountedCard[], marks: Marks, mark: AuditMark): number =>
  cards.filter(({ id }) => marks[id]?.mark === mark).length;
