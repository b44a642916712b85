import { setImmediate as nextTurn } from 'node:timers/promises';
import { type IdFinding, judgeIdNumber, sameIdNumber } from '../../../db/customers/id-check.ts';
import { maskIdNumber } from '../../../db/customers/id-number.ts';
import type { Logger } from '../../kernel/logger.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf, type Who } from '../../records/who.ts';
import type { Customer } from './rows.ts';

/** Longest piece of the check between two requests, and cards read at a time. */
const SLICE_MS = 8;
const CARDS = 50;
/** Lines kept of each kind; the counts are of all. */
const SHOWN = 500;

/** A card with something to be said against its ID number. */
export interface IdCheckLine {
  id: string;
  cardNo: string;
  name: string;
  ownerName: string | null;
  /** Starred. */
  idNo: string;
  finding: IdFinding;
  /** The rule it breaks. */
  code: string;
  /** Lines of one number have one of these; only of doubled ones. */
  group: number | null;
}

export interface IdCheck {
  running: boolean;
  startedAt: number;
  /** Cards looked at so far, and how many have a number. */
  done: number;
  total: number;
  counts: Record<IdFinding, number>;
  lines: IdCheckLine[];
}

type Card = Pick<Customer, 'id' | 'cardNo' | 'name' | 'idType'> & { idNo: string; ownerName: string | null };

const STANDING = 'c.id_no IS NOT NULL AND c.deleted_at IS NULL AND c.merged_into IS NULL';
/** By id, so that cards saved meanwhile neither hide others nor come twice. */
export const NUMBERED = `SELECT c.id, c.card_no AS cardNo, c.name, c.id_type AS idType, c.id_no AS idNo, owner.name AS ownerName
  FROM customer c LEFT JOIN staff owner ON owner.id = c.owner_id WHERE c.id > ? AND ${STANDING} ORDER BY c.id LIMIT ${CARDS}`;
const HOW_MANY = `SELECT count(*) FROM customer c WHERE ${STANDING}`;

const runs = new WeakMap<Store, IdCheck>();

/** 身份证检查 as it stands: the running one or the last; null when none was made since the start. */
export const idCheckOf = (store: Store): IdCheck | null => runs.get(store) ?? null;

/** Starts looking at the ID numbers of all cards, in slices between requests; while one runs it goes on. Kept in the audit log. */
export function startIdCheck(store: Store, who: Who, log: Logger): IdCheck {
  const running = runs.get(store);
  if (running?.running) return running;
  const total = store.db.prepare(HOW_MANY).pluck().get() as number;
  const check: IdCheck = {
    running: true,
    startedAt: store.clock.now(),
    done: 0,
    total,
    counts: { wrong: 0, old15: 0, doubtful: 0, doubled: 0 },
    lines: [],
  };
  runs.set(store, check);
  store.write(who, (tx) => tx.audit('idCheck', 'customer', null, { cards: total }));
  void run(store, check).catch((err) => {
    runs.delete(store);
    log.error({ err }, 'the check of ID numbers ended early');
  });
  return check;
}

async function run(store: Store, check: IdCheck): Promise<void> {
  const today = todayOf(store);
  const next = store.db.prepare<[string], Card>(NUMBERED);
  const add = lineKeeper(check);
  const seen = new Map<string, Card | number>();
  let groups = 0;
  let after = '';
  for (;;) {
    const started = performance.now();
    while (performance.now() - started < SLICE_MS) {
      const cards = next.all(after);
      for (const card of cards) {
        const judged = judgeIdNumber(card.idType, card.idNo, today);
        if (judged) add(card, judged.finding, judged.code, null);
        const key = sameIdNumber(card.idType, card.idNo);
        const before = seen.get(key);
        if (before === undefined) seen.set(key, card);
        else {
          const group = typeof before === 'number' ? before : ++groups;
          if (typeof before !== 'number') add(before, 'doubled', 'idNumber.doubled', group);
          seen.set(key, group);
          add(card, 'doubled', 'idNumber.doubled', group);
        }
      }
      check.done += cards.length;
      if (cards.length < CARDS) {
        check.running = false;
        return;
      }
      after = cards.at(-1)!.id;
    }
    await nextTurn();
    // The app closes: nobody is there any more to be told.
    if (!store.db.open) return;
  }
}

/** Counts every finding and keeps the first lines of each kind. */
function lineKeeper({ counts, lines }: IdCheck) {
  return (
    { id, cardNo, name, ownerName, idNo }: Card,
    finding: IdFinding,
    code: string,
    group: number | null,
  ): void => {
    counts[finding] += 1;
    if (counts[finding] <= SHOWN)
      lines.push({ id, cardNo, name, ownerName, idNo: maskIdNumber(idNo), finding, code, group });
  };
}
