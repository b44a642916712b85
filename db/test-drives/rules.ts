import { dayOf } from '../core/day.ts';
import { missing, turned } from '../core/fields.ts';
import { isBlank } from '../core/unseen.ts';
import type { Level } from '../customers/model.ts';
import { checkMobile } from '../customers/phone.ts';
import type { gearboxes } from '../demo-cars/model.ts';
import { initialLevels } from '../visits/model.ts';
import { type DriveState, type FeedbackFields, type intents, SCORES, type TypedDrive } from './model.ts';

interface Problem {
  path: string;
  code: string;
}

const MINUTE_MS = 60_000;
/** The calendar's slot, and how long a drive is planned where nobody says (试驾时长). */
export const SLOT_MS = 30 * MINUTE_MS;
/** The longest plan: within one day. Looking for overlaps needs to look back no further. */
export const LONGEST_MS = 12 * 60 * MINUTE_MS;

type Plan = { plannedStartAt?: number | null | undefined; plannedEndAt?: number | null | undefined };

/** What keeps a booking (预约) from being saved. */
export function bookingProblems(values: Partial<TypedDrive>): Problem[] {
  const problems: Problem[] = missing(values, ['demoCarId', 'kind', 'plannedStartAt', 'plannedEndAt']);
  const { plannedStartAt: from, plannedEndAt: to } = values as Plan;
  if (from && to && to <= from) problems.push({ path: 'plannedEndAt', code: 'drive.endFirst' });
  else if (from && to && (to - from > LONGEST_MS || dayOf(from) !== dayOf(to - 1)))
    problems.push({ path: 'plannedEndAt', code: 'drive.tooLong' });
  const mobile = isBlank(values.driverMobile) ? undefined : checkMobile(values.driverMobile!);
  if (mobile?.ok === false) problems.push({ path: 'driverMobile', code: mobile.code });
  return [...problems, ...turned(values, 'licenceIssuedOn', 'licenceExpiresOn')];
}

/** The mobile in its one spelling. */
export function tidyDrive<T extends Partial<TypedDrive>>(values: T): T {
  const mobile = isBlank(values.driverMobile) ? undefined : checkMobile(values.driverMobile!);
  return mobile?.ok ? { ...values, driverMobile: mobile.value } : values;
}

/** Do two plans need the car at once? Right after each other is no clash (撞车). */
export const overlaps = (a: Required<Plan>, b: Required<Plan>): boolean =>
  a.plannedStartAt! < b.plannedEndAt! && b.plannedStartAt! < a.plannedEndAt!;

/** States in which a drive holds its car. */
export const HOLDS_CAR: readonly DriveState[] = ['booked', 'out'];

type Licence = Pick<TypedDrive, 'licenceNo' | 'licenceClass' | 'licenceExpiresOn' | 'licencePermanent'>;

const MANUAL = ['C1', 'B1', 'B2', 'A1', 'A2', 'A3'];
const AUTOMATIC = [...MANUAL, 'C2'];

/** What of a licence (驾照) does not do for this car on that day; what is missing is `field.required`. */
export function licenceProblems(licence: Partial<Licence>, gearbox: (typeof gearboxes)[number], on: string): Problem[] {
  const { licenceClass, licenceExpiresOn, licencePermanent } = licence;
  const problems: Problem[] = missing(licence, ['licenceNo', 'licenceClass']);
  if (licenceClass && !(gearbox === 'automatic' ? AUTOMATIC : MANUAL).includes(licenceClass))
    problems.push({ path: 'licenceClass', code: 'licence.class' });
  if (!licencePermanent) {
    if (!licenceExpiresOn) problems.push({ path: 'licenceExpiresOn', code: 'field.required' });
    else if (licenceExpiresOn < on) problems.push({ path: 'licenceExpiresOn', code: 'licence.expired' });
  }
  return problems;
}

type Startable = Partial<TypedDrive> & { signedAt?: number | null | undefined };

/** What keeps a drive from starting (出车): who only rides along shows no licence and signs nothing. */
export function startProblems(drive: Startable, gearbox: (typeof gearboxes)[number], on: string): Problem[] {
  if (drive.kind !== 'drive') return [];
  const unsigned = drive.signedAt ? [] : [{ path: 'signedAt', code: 'agreement.unsigned' }];
  return [...missing(drive, ['driverName']), ...licenceProblems(drive, gearbox, on), ...unsigned];
}

/** The odometer does not run back (里程). */
export const returnProblems = (outKm: number | null | undefined, inKm: number | null | undefined): Problem[] =>
  inKm === null || inKm === undefined
    ? [{ path: 'odometerInKm', code: 'field.required' }]
    : inKm < (outKm ?? 0)
      ? [{ path: 'odometerInKm', code: 'odometer.back' }]
      : [];

interface Watched extends Plan {
  state: DriveState;
}
/** What should have happened by now: `notBack` 该还未还, `notStarted` 到点没来; null when all is well. */
export function lateness(
  { state, plannedStartAt, plannedEndAt }: Watched,
  now: number,
): 'notBack' | 'notStarted' | null {
  if (state === 'out' && plannedEndAt! < now) return 'notBack';
  return state === 'booked' && plannedStartAt! + SLOT_MS / 2 < now ? 'notStarted' : null;
}

/** Weakest last. */
const LADDER: readonly Level[] = initialLevels;
const MEANT: Record<(typeof intents)[number], NonNullable<FeedbackFields['levelAfter']>> = {
  keen: 'H',
  likely: 'A',
  comparing: 'B+',
  no: 'C',
};

/** A level of interest: who has ordered, was lost or has their car keeps theirs. */
export const isInterest = (level: Level): boolean => LADDER.includes(level);

/**
 * The level (级别) a drive suggests, for a person to confirm: never down by itself except where the guest says no, and none for who has
 * ordered, was lost or has their car. Null: it stays.
 */
export function levelAfterDrive(
  intent: FeedbackFields['intentAfter'],
  now: Level,
): NonNullable<FeedbackFields['levelAfter']> | null {
  if (!intent || !isInterest(now)) return null;
  const meant = MEANT[intent];
  if (meant === now) return null;
  return intent === 'no' || LADDER.indexOf(meant) < LADDER.indexOf(now) ? meant : null;
}

/** 综合评分: the mean of the scores that were given, to one decimal; null without any. */
export function averageScore(drive: Partial<Pick<FeedbackFields, (typeof SCORES)[number]>>): number | null {
  const given = SCORES.map((name) => drive[name]).filter((score) => typeof score === 'number');
  if (given.length === 0) return null;
  return Math.round((given.reduce((sum, score) => sum + score, 0) / given.length) * 10) / 10;
}
