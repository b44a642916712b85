import type { Mergeable } from '../../../../db/records.ts';
import type { Role } from '../../../../db/staff/model.ts';
import type { Connection } from '../../../kernel/connection.ts';
import type { Row } from '../../../kernel/entity.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import type { Write } from '../../../kernel/write.ts';

export type Side = 'winner' | 'loser';

/** Who compares and merges. */
export interface Merger {
  id: string;
  role: Role;
}

/** How an entity's cards are merged; one object a feature. */
export interface MergeRules {
  entity: Mergeable;
  /** Fields a person picks from. */
  fields: readonly string[];
  /** Fields that go where another one goes: `{hqShareAt: 'hqShareConsent'}`. */
  follows: Readonly<Record<string, string>>;
  may(who: Merger, cards: readonly Row[]): boolean;
  /** The card as this person may see it, and its fields they see masked. */
  shownTo(who: Merger, card: Row): { card: Row; masked: readonly string[] };
  /** The side a field comes from unless a person picks. */
  usual(field: string, winner: Row, loser: Row): Side;
  /** What the card that is merged away says from now on, because the merged one (`merged`) says so: who has only it must not go by its own word. */
  yields?(merged: Row, loser: Row): Record<string, unknown>;
  /** What the rules of its form say against a card. */
  problems(card: Row, todayOn: string): Problem[];
  /** Which of two cards stays unless a person says otherwise. */
  stays(cards: readonly [Row, Row]): Row;
  /** Name and a few facts, for a list of pairs. */
  label(db: Connection, who: Merger, card: Row): { title: string; facts: string[] };
  /** What comes along with a card. */
  counts(db: Connection, id: string): Record<string, number>;
  /** After the merge or the parting, in its transaction. */
  settled?(tx: Write, ids: readonly string[]): void;
}

const blank = (value: unknown) => value === null || value === undefined || value === '';

/** What the card that stays has; what it lacks, the other one gives. */
export const fillingGaps = (field: string, winner: Row, loser: Row): Side =>
  blank(winner[field]) && !blank(loser[field]) ? 'loser' : 'winner';
