import { dayRange } from '../../../db/core/day.ts';
import type { LevelSignal } from '../../../db/customers/levels.ts';
import type { Level } from '../../../db/customers/model.ts';
import type { ContactMethod, ContactOutcome } from '../../../db/follow-ups/model.ts';
import { contactProblems } from '../../../db/follow-ups/rules.ts';
import type { ToContact } from '../../lib/contacting.ts';
import type { Inputs } from '../../lib/outputs.ts';
import { type Issues, isBlank } from '../../ui/form.ts';
import type { BeforeCall } from './types.ts';

/** 记录联系 as it is typed. */
export interface ContactValues {
  method: ContactMethod;
  outcome: ContactOutcome | undefined;
  inbound: boolean;
  content: string;
  nextContactOn: string;
  nextPurpose: string;
  level: Level;
  levelReason: string;
  signals: LevelSignal[];
  comingOn: string;
  comingAt: string;
  plannedPurpose: string;
  preparedQuestions: string;
  predictedAnswers: string;
}

export const freshContact = (before: BeforeCall, { serves }: ToContact): ContactValues => ({
  method: serves === 'thankYou' ? 'wechat' : 'call',
  outcome: serves === 'thankYou' ? 'reached' : undefined,
  inbound: false,
  content: '',
  nextContactOn: '',
  nextPurpose: '',
  level: before.level,
  levelReason: '',
  signals: [],
  comingOn: '',
  comingAt: '',
  plannedPurpose: before.contacts[0]?.nextPurpose ?? '',
  preparedQuestions: '',
  predictedAnswers: '',
});

/** "1430", "14:30", "14点半" as minutes of the day; undefined when it is no time. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2})\s*(?:[:：.点时]?\s*(\d{2}|半)?)$/.exec(text.trim()) ?? [];
  if (hours === undefined) return undefined;
  const total = Number(hours) * 60 + (minutes === '半' ? 30 : Number(minutes ?? 0));
  return Number(hours) < 24 && total % 60 < 60 ? total : undefined;
}

const instantOf = ({ comingOn, comingAt }: ContactValues): number | undefined => {
  const minutes = minutesOf(comingAt);
  return isBlank(comingOn) || minutes === undefined ? undefined : dayRange(comingOn)[0] + minutes * 60_000;
};

export const comes = ({ outcome }: Pick<ContactValues, 'outcome'>) => outcome === 'coming' || outcome === 'drive';

/** 微信 短信 信件: what is said is written, so a template may stand for it. */
export const writes = (method: ContactMethod) => method === 'wechat' || method === 'sms' || method === 'letter';

/** The field of the form that stands for one of the contact. */
const SHOWN_AT: Record<string, keyof ContactValues> = { appointmentAt: 'comingOn' };

export function contactIssues(values: ContactValues): Issues<ContactValues> {
  const { nextContactOn, ...said } = values;
  const problems = contactProblems(
    { ...said, nextContactOn: nextContactOn || null, appointmentAt: comes(values) ? instantOf(values) : null },
    Date.now(),
  );
  const found: Issues<ContactValues> = Object.fromEntries(
    problems.map(({ path, code }) => [SHOWN_AT[path] ?? path, { code }]),
  );
  const timeless = comes(values) && !isBlank(values.comingAt) && minutesOf(values.comingAt) === undefined;
  return timeless ? { ...found, comingAt: { code: 'time.format' } } : found;
}

/** What is sent of it. */
export function contactInput(
  values: ContactValues,
  { customerId, serves }: ToContact,
  before: BeforeCall,
): Inputs['followUps']['record'] {
  const { comingOn: _, comingAt: __, level, levelReason, nextContactOn, outcome, signals, ...said } = values;
  const changed = level !== before.level;
  return {
    ...said,
    customerId,
    serves: serves ?? null,
    outcome: outcome!,
    nextContactOn: nextContactOn || null,
    ...(signals.length > 0 && { signals }),
    ...(changed && { level, levelReason: levelReason || null }),
    ...(comes(values) && { appointmentAt: instantOf(values) ?? null }),
  };
}
