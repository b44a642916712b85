import { dayOf } from '../core/day.ts';
import { isBlank } from '../core/unseen.ts';
import { checkName } from '../customers/name.ts';
import { checkPhone, readPhone, tidyPhone } from '../customers/phone.ts';
import type { Role } from '../staff/model.ts';
import { checkPlate } from '../vehicles/plate.ts';
import { readGuestLine } from './guest-line.ts';
import type { countedFacts, Outcome, VisitCompletion, VisitRegistration } from './model.ts';

/** One thing wrong, at one field: `code` is a rule of the catalogues. */
export interface VisitProblem {
  path: string;
  code: string;
  params?: Record<string, unknown>;
}

/** Most people the desk lists for a typed name or number. */
export const MOST_KNOWN = 8;

/** One line typed at the desk, "王先生 138 0013 8000", as name and number; either may be missing. Two numbers stand side by side. */
export function splitGuest(text: string): { guestName: string; guestPhone: string } {
  const { name, numbers } = readGuestLine(text);
  return { guestName: name, guestPhone: numbers.join(' / ') };
}

type Contact = Pick<VisitRegistration, 'guestName' | 'guestPhone' | 'plate'>;

function contactProblems({ guestName, guestPhone }: Omit<Contact, 'plate'>): VisitProblem[] {
  const problems: VisitProblem[] = [];
  const name = guestName?.trim() ? checkName(guestName) : undefined;
  if (name && !name.ok)
    problems.push({ path: 'guestName', code: name.code, ...('params' in name && { params: name.params }) });
  // In a name it would stand whole in a register that masks numbers.
  else if (name?.ok && readGuestLine(name.value).numbers.some((number) => readPhone(number)))
    problems.push({ path: 'guestName', code: 'name.holdsPhone' });
  return [...problems, ...phoneProblems(guestPhone)];
}

function phoneProblems(guestPhone: string | null | undefined): VisitProblem[] {
  if (isBlank(guestPhone)) return [];
  const phone = checkPhone(guestPhone!);
  if (phone.ok) return [];
  const [first, second] = readGuestLine(guestPhone!).numbers;
  if (first === undefined || second === undefined) return [{ path: 'guestPhone', code: phone.code }];
  return [{ path: 'guestPhone', code: 'phone.two', params: { first, second } }];
}

/** What looks unusual at the desk and is kept all the same: a number abroad, a plate of another form. */
export function contactDoubts({ guestPhone, plate }: Partial<Contact>): VisitProblem[] {
  const doubts: VisitProblem[] = [];
  const phone = isBlank(guestPhone) ? undefined : checkPhone(guestPhone!);
  if (phone?.ok && phone.warning) doubts.push({ path: 'guestPhone', code: phone.warning });
  if (!isBlank(plate) && checkPlate(plate!).warning) doubts.push({ path: 'plate', code: 'plate.format' });
  return doubts;
}

/** What may be saved of name, number and plate: one spelling each, empty as null. Only for values without problems. */
export function tidyContact<T extends Contact>(input: T): T {
  const tidy = { ...input };
  if (input.guestName !== undefined) tidy.guestName = isBlank(input.guestName) ? null : nameOf(input.guestName!);
  if (input.guestPhone !== undefined) tidy.guestPhone = isBlank(input.guestPhone) ? null : tidyPhone(input.guestPhone!);
  if (input.plate !== undefined) tidy.plate = isBlank(input.plate) ? null : checkPlate(input.plate!).value;
  return tidy;
}

function nameOf(raw: string): string {
  const checked = checkName(raw);
  return checked.ok ? checked.value : raw;
}

/**
 * 登记: somebody must be recognisable (a card, a name, a number or a description), and the arrival lies in today, not
 * ahead. `now` in UTC ms; a minute ahead is allowed because two clocks at one desk differ.
 */
export function registrationProblems(input: VisitRegistration, now: number): VisitProblem[] {
  const problems = contactProblems(input);
  const known = [input.customerId, input.guestName, input.guestPhone, input.guestDescription].some((v) => v?.trim());
  if (!known)
    problems.push({
      path: 'guestDescription',
      code: input.channel === 'call' ? 'caller.required' : 'guest.required',
    });
  const { arrivedAt } = input;
  if (arrivedAt != null && arrivedAt > now + 60_000) problems.push({ path: 'arrivedAt', code: 'arrivedAt.ahead' });
  else if (arrivedAt != null && dayOf(arrivedAt) !== dayOf(now))
    problems.push({ path: 'arrivedAt', code: 'arrivedAt.otherDay' });
  return problems;
}

/** Fields the 来店/来电登记表 asks for (DOMAIN 2b), in the order of the form. */
export type CompletionField = 'guestName' | 'gender' | 'guestPhone' | 'interest' | 'source' | 'campaign' | 'narrative';

interface Completable extends Omit<VisitCompletion, (typeof countedFacts)[number]> {
  channel: string;
  customerId?: string | null | undefined;
  outcome?: Outcome | null | undefined;
}

/** A campaign is asked for when the source is one (活动, 车展, 促销 in the dealer's own list of sources). */
export const asksCampaign = (source: string | null | undefined): boolean => /活动|车展|促销/.test(source ?? '');

/**
 * What the 来店登记表 still lacks; nothing of a party without intent. Never blocks saving: a party that leaves nothing is a party too (未留档), and half a form
 * kept is better than half a form lost.
 */
export function stillMissing(visit: Completable): (CompletionField | 'readBackConfirmed')[] {
  const lacks = (value: unknown) => value === null || value === undefined || String(value).trim() === '';
  const missing: (CompletionField | 'readBackConfirmed')[] = [];
  if (visit.outcome === 'noIntent') return missing;
  // Of whoever left nothing (未留档) nobody can be asked for it any more.
  const carded = Boolean(visit.customerId) || visit.outcome === 'notCaptured';
  if (!carded && lacks(visit.guestName)) missing.push('guestName');
  if (!carded && lacks(visit.gender)) missing.push('gender');
  if (!carded && lacks(visit.guestPhone)) missing.push('guestPhone');
  if (visit.channel === 'call' && !lacks(visit.guestPhone) && !visit.readBackConfirmed)
    missing.push('readBackConfirmed');
  if (lacks(visit.interestSeries) && lacks(visit.interestModel)) missing.push('interest');
  if (lacks(visit.source)) missing.push('source');
  if (asksCampaign(visit.source) && lacks(visit.campaign)) missing.push('campaign');
  if (lacks(visit.narrative)) missing.push('narrative');
  return missing;
}

/**
 * What blocks saving the 来店登记表: a number or name that is none, nobody recognisable any more, taking away the number 留档 stands on,
 * times that cannot be. `visit`: the row with what is typed laid over it.
 */
export function completionProblems(visit: Completable & Occasion, now: number): VisitProblem[] {
  const problems = contactProblems(visit);
  const { customerId, guestName, guestPhone, guestDescription, outcome, noCaptureReason } = visit;
  if ([customerId, guestName, guestPhone, guestDescription].every(isBlank))
    problems.push({
      path: 'guestDescription',
      code: visit.channel === 'call' ? 'caller.required' : 'guest.required',
    });
  if (outcome === 'captured' && !customerId && !guestPhone?.trim())
    problems.push({ path: 'guestPhone', code: 'outcome.capturedNeedsPhone' });
  if (outcome === 'notCaptured' && !noCaptureReason?.trim())
    problems.push({ path: 'noCaptureReason', code: 'noCaptureReason.required' });
  if (outcome === 'repeat' && !customerId) problems.push({ path: 'outcome', code: 'outcome.repeatNeedsCustomer' });
  return [...problems, ...timeProblems(visit, now)];
}

/** When a party came and left, and how it ended, as the row has it. */
interface Occasion {
  visitOn?: string | undefined;
  arrivedAt?: number | undefined;
  leftAt?: number | null | undefined;
  noCaptureReason?: string | null | undefined;
}

/** An arrival stays in its day; a departure lies between it and now. A minute ahead is allowed: two clocks at one desk differ. */
function timeProblems({ visitOn, arrivedAt, leftAt }: Occasion, now: number): VisitProblem[] {
  const problems: VisitProblem[] = [];
  if (arrivedAt != null && arrivedAt > now + 60_000) problems.push({ path: 'arrivedAt', code: 'arrivedAt.ahead' });
  else if (arrivedAt != null && visitOn != null && dayOf(arrivedAt) !== visitOn)
    problems.push({ path: 'arrivedAt', code: 'arrivedAt.sameDay' });
  if (leftAt != null && arrivedAt != null && leftAt < arrivedAt)
    problems.push({ path: 'leftAt', code: 'leftAt.beforeArrival' });
  if (leftAt != null && leftAt > now + 60_000) problems.push({ path: 'leftAt', code: 'leftAt.ahead' });
  return problems;
}

/**
 * May this person correct what a visit counts as, or void it? On its day whoever registered or received it, later a manager.
 * `today`: the showroom's.
 */
export function mayCorrect(
  visit: { visitOn: string; greeterId: string; consultantId: string | null; createdBy: string },
  person: { id: string; role: Role },
  today: string,
): boolean {
  if (person.role === 'manager' || person.role === 'admin') return true;
  return visit.visitOn === today && [visit.greeterId, visit.consultantId, visit.createdBy].includes(person.id);
}

interface Closing {
  outcome?: Outcome | null | undefined;
  noCaptureReason?: string | null | undefined;
  leftAt?: number | null | undefined;
  guestName?: string | null | undefined;
  guestPhone?: string | null | undefined;
}

/**
 * 送客: an outcome always; 未留档 says why; 信息留存 needs a number, known or left now; 再次 needs to know who it is. `leftAt` lies between
 * the arrival and now, and has to be given once the day is over: "now" would be another day.
 */
export function closeProblems(
  visit: { channel: string; arrivedAt: number; guestPhone: string | null; customerId: string | null },
  closing: Closing,
  now: number,
): VisitProblem[] {
  const { outcome, noCaptureReason, leftAt, guestPhone } = closing;
  const problems = contactProblems(closing);
  if (!outcome) problems.push({ path: 'outcome', code: 'outcome.required' });
  if (outcome === 'notCaptured' && !noCaptureReason?.trim())
    problems.push({ path: 'noCaptureReason', code: 'noCaptureReason.required' });
  if (outcome === 'captured' && !guestPhone?.trim() && !visit.guestPhone && !visit.customerId)
    problems.push({ path: 'outcome', code: 'outcome.capturedNeedsPhone' });
  if (outcome === 'repeat' && !visit.customerId)
    problems.push({ path: 'outcome', code: 'outcome.repeatNeedsCustomer' });
  // Nobody asks when a caller left.
  if (leftAt == null && visit.channel !== 'call' && dayOf(now) !== dayOf(visit.arrivedAt))
    problems.push({ path: 'leftAt', code: 'leftAt.required' });
  if (leftAt != null && leftAt < visit.arrivedAt) problems.push({ path: 'leftAt', code: 'leftAt.beforeArrival' });
  if (leftAt != null && leftAt > now + 60_000) problems.push({ path: 'leftAt', code: 'leftAt.ahead' });
  return problems;
}

/** Those who keep the order of the day (排班), and whose consent it takes to leave the waiting point. */
export const ROTA_KEEPERS: readonly Role[] = ['reception', 'manager', 'admin'];
