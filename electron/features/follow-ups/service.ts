import { z } from 'zod';
import { dayOf } from '../../../db/core/day.ts';
import { tidy } from '../../../db/core/fields.ts';
import { levelSignals, nextContactBy } from '../../../db/customers/levels.ts';
import { levels } from '../../../db/customers/model.ts';
import { appointmentPurposes, contactFields } from '../../../db/follow-ups/model.ts';
import { contactProblems, TAKE_BACK_MS, tryAgainOn } from '../../../db/follow-ups/rules.ts';
import { withAliases } from '../../kernel/alias.ts';
import { newId } from '../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { requireRecord, standingRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import { changeLevel } from '../customers/levels/changing.ts';
import { levelRules } from '../customers/levels/rules.ts';
import type { Customer } from '../customers/rows.ts';

const typed = contactFields.pick({
  method: true,
  outcome: true,
  inbound: true,
  serves: true,
  plannedPurpose: true,
  preparedQuestions: true,
  predictedAnswers: true,
  content: true,
  nextContactOn: true,
  nextPurpose: true,
});

/** 记录联系 as a person sends it; the next contact left out follows the cadence of the level. */
export const contactInput = typed.extend({
  customerId: z.uuid(),
  signals: z.array(z.enum(levelSignals)).max(8).nullish(),
  level: z.enum(levels).nullish(),
  levelReason: z.string().trim().max(400, 'text.tooLong').nullish(),
  /** When they said they will come, UTC ms; makes an appointment. */
  appointmentAt: z.int().nullish(),
  appointmentPurpose: z.enum(appointmentPurposes).nullish(),
});
export type ContactInput = z.infer<typeof contactInput>;

/** 勿扰: nobody turns to them by themselves; what they ask for themselves is answered. */
function refuseDisturbing(card: Customer, { method, inbound }: Pick<ContactInput, 'method' | 'inbound'>): void {
  if (card.doNotContact && !inbound && method !== 'talk')
    throw new Refusal('contact.doNotContact', { field: 'method', params: { name: card.name } });
}

function nextOf(tx: Write, card: Customer, { nextContactOn, outcome, level }: ContactInput): string | null {
  if (nextContactOn) return nextContactOn;
  const today = dayOf(tx.at);
  if (card.doNotContact) return null;
  if (outcome === 'missed') return tryAgainOn(today);
  return nextContactBy(levelRules(tx.db, today), level ?? card.level, today);
}

/**
 * 记录联系: the row, the card's next contact, a new level with its reason and an appointment, in one save.
 * @throws InvalidInput of `contactProblems`, `level.needsModel`; Refusal `contact.doNotContact`, `record.missing`
 */
export const recordContact = (
  store: Store,
  who: Who,
  input: ContactInput,
): { id: string; rev: number; nextContactOn: string | null } =>
  store.write(who, (tx) => {
    const { customerId, signals, level, levelReason, appointmentAt, appointmentPurpose, ...said } = tidied(input);
    const card = standingRecord(tx, 'customer', customerId);
    refuseDisturbing(card, input);
    const problems = contactProblems({ ...said, appointmentAt }, tx.at);
    if (problems.length > 0) throw new InvalidInput(problems);
    const nextContactOn = nextOf(tx, card, input);
    const row = tx.insert('contact', {
      ...said,
      id: newId(),
      customerId: card.id,
      at: tx.at,
      signals: signals ?? null,
      levelBefore: card.level,
      levelAfter: level ?? card.level,
      nextBeforeOn: card.nextContactOn,
      nextContactOn,
    });
    if (level && level !== card.level)
      changeLevel(tx, card, level, { trigger: 'contact', reason: levelReason ?? said.content, signals }, nextContactOn);
    else tx.update('customer', card.id, { nextContactOn }, { action: 'contact' });
    if (appointmentAt)
      tx.insert('appointment', {
        id: newId(),
        customerId: card.id,
        at: appointmentAt,
        purpose: appointmentPurpose ?? (said.outcome === 'drive' ? 'drive' : 'viewing'),
        consultantId: card.ownerId ?? who.id,
        state: 'expected',
        note: said.nextPurpose ?? null,
      });
    return { id: row.id, rev: row.rev, nextContactOn };
  });

const tidied = (input: ContactInput): ContactInput => tidy(contactFields, input);

const isManager = ({ role }: Who) => role === 'manager' || role === 'admin';

function ownRow(tx: Write, who: Who, { id, rev }: Target) {
  const row = requireRecord(tx, 'contact', id);
  if (row.createdBy !== who.id && !isManager(who)) throw new Refusal('contact.notYours');
  tx.update('contact', id, {}, { rev });
  return row;
}

/** 战败 that holds and was not followed by 激活. */
const GIVEN_UP = `SELECT 1 FROM loss WHERE customer_id IN ${withAliases('customer', '?')} AND state = 'approved' AND reactivated_at IS NULL
  AND deleted_at IS NULL LIMIT 1`;

/**
 * Takes a wrong row back within a day: it is gone, the card stands as before it unless somebody changed it since. A card that was woken by
 * it, and would have come back meanwhile, stays awake.
 * @throws Refusal `contact.notYours`, `contact.takeBackLate`, `record.stale`
 */
export const takeBackContact = (store: Store, who: Who, at: Target): void =>
  store.write(who, (tx) => {
    const row = ownRow(tx, who, at);
    if (tx.at - row.createdAt > TAKE_BACK_MS) throw new Refusal('contact.takeBackLate');
    tx.remove('contact', row.id, { rev: at.rev });
    const card = standingRecord(tx, 'customer', row.customerId);
    const next = card.nextContactOn === row.nextContactOn ? row.nextBeforeOn : card.nextContactOn;
    const changed = row.levelBefore !== null && row.levelBefore !== row.levelAfter && card.level === row.levelAfter;
    const awake = row.levelBefore === 'F' && tx.db.prepare(GIVEN_UP).get(card.id) === undefined;
    const before = changed && !awake ? row.levelBefore! : card.level;
    if (before !== card.level || next !== card.nextContactOn)
      changeLevel(tx, card, before, { trigger: 'undone' }, next);
  });

/** Strikes a wrong row through: it stays to be read, and keeps no promise. @throws Refusal `contact.notYours`, `record.stale` */
export const strikeContact = (store: Store, who: Who, { reason, ...at }: Target & { reason: string }): void =>
  store.write(who, (tx) => {
    const row = ownRow(tx, who, at);
    tx.update(
      'contact',
      row.id,
      { struckAt: tx.at, struckReason: reason, struckById: who.id },
      { rev: at.rev, action: 'strike' },
    );
  });

/** 经理批示 on a contact. @throws Refusal `record.stale` */
export const noteOnContact = (store: Store, who: Who, { note, ...at }: Target & { note: string }): void =>
  store.write(who, (tx) => {
    requireRecord(tx, 'contact', at.id);
    tx.update(
      'contact',
      at.id,
      { managerNote: note, managerNoteAt: tx.at, managerNoteById: who.id },
      { rev: at.rev, action: 'note' },
    );
  });
