import { genderOfAddress } from '../../../db/customers/form-of-address.ts';
import type { initialLevels, VisitCompletion } from '../../../db/visits/model.ts';
import { asksCampaign, completionProblems } from '../../../db/visits/rules.ts';
import { type Issues, isBlank, pathIssues } from '../../ui/form.ts';
import { type Occasion, occasionChanges, occasionField, occasionOf, timeIssues } from './occasion.ts';
import type { VisitRecord } from './types.ts';

/** The 来店/来电登记表 as it is typed. */
export interface Completion extends Occasion {
  /** Revision these values were filled from; part of them, so that a restored draft is judged by its own. */
  rev: number;
  /** Did the guest leave name and number? What the form insists on follows from it. */
  leaves: 'yes' | 'no';
  guestName: string;
  gender: 'male' | 'female' | undefined;
  guestPhone: string;
  readBackConfirmed: boolean;
  address: string;
  interestSeries: string | undefined;
  interestModel: string | undefined;
  interestModelId: string | undefined;
  interestColor: string;
  interestNote: string;
  source: string | undefined;
  sourceDetail: string;
  campaign: string;
  narrative: string;
  levelInitial: (typeof initialLevels)[number] | undefined;
  ownedCar: string;
  rivals: string;
}

export function completionOf(visit: VisitRecord): Completion {
  return {
    rev: visit.rev,
    leaves: visit.outcome === 'notCaptured' ? 'no' : 'yes',
    guestName: visit.guestName ?? '',
    // 韩女士 says it; in sight, and changed with one key.
    gender: visit.gender ?? genderOfAddress(visit.guestName),
    guestPhone: visit.guestPhone ?? '',
    readBackConfirmed: visit.readBackConfirmed ?? false,
    address: visit.address ?? '',
    interestSeries: visit.interestSeries ?? undefined,
    interestModel: visit.interestModel ?? undefined,
    interestModelId: visit.interestModelId ?? undefined,
    interestColor: visit.interestColor ?? '',
    interestNote: visit.interestNote ?? '',
    source: visit.source ?? undefined,
    sourceDetail: visit.sourceDetail ?? '',
    campaign: visit.campaign ?? '',
    narrative: visit.narrative ?? '',
    levelInitial: visit.levelInitial ?? undefined,
    ownedCar: visit.ownedCar ?? '',
    rivals: visit.rivals ?? '',
    ...occasionOf(visit),
  };
}

/** Did this person change only how the party came and ended? Then nothing else is asked for: putting 人数 right is no 补录. */
function correctsOnly(values: Completion, visit: VisitRecord): boolean {
  const [before, occasion] = [completionOf(visit), occasionOf(visit)];
  const changed = (Object.keys(before) as (keyof Completion)[]).filter(
    (name) => name !== 'rev' && values[name] !== before[name] && !(isBlank(values[name]) && isBlank(before[name])),
  );
  return changed.length > 0 && changed.every((name) => name in occasion);
}

/** What must be filled in (DOMAIN 2b). Of a guest with a card the person is known already. */
export function requiredOf(values: Completion, visit: VisitRecord): (keyof Completion)[] {
  const occasion: (keyof Completion)[] = [
    ...(values.channel === 'call' ? [] : (['partySize'] as const)),
    'arrived',
    ...(values.outcome === 'notCaptured' ? (['noCaptureReason'] as const) : []),
  ];
  if (correctsOnly(values, visit)) return occasion;
  const person: (keyof Completion)[] =
    values.leaves === 'yes' && visit.customerId === null ? ['guestName', 'gender', 'guestPhone'] : [];
  return [
    ...occasion,
    ...person,
    'interestSeries',
    'source',
    ...(asksCampaign(values.source) ? (['campaign'] as const) : []),
    'narrative',
  ];
}

/** `corrects`: may this person change what the day counts? `now` in UTC ms. */
export function completionIssues(
  values: Completion,
  visit: VisitRecord,
  corrects: boolean,
  now: number,
): Issues<Completion> {
  const changes = Object.entries(savedFields(values, visit, corrects)).filter(([, value]) => value !== undefined);
  const problems = completionProblems({ ...visit, ...Object.fromEntries(changes) }, now);
  const placed = problems.map(({ path, ...problem }) => ({ ...problem, path: occasionField(path) }));
  const issues = pathIssues<Completion>([...timeIssues(values, visit), ...placed]);
  const unread = values.channel === 'call' && values.guestPhone.trim() !== '' && !values.readBackConfirmed;
  return unread ? { readBackConfirmed: { code: 'readBack.required' }, ...issues } : issues;
}

/** What is sent: everything but the question the form asked itself; unchosen as null. */
export function savedFields(values: Completion, visit: VisitRecord, corrects: boolean): VisitCompletion {
  const { guestName, guestPhone, readBackConfirmed, address, interestColor, interestNote } = values;
  const { sourceDetail, campaign, narrative, ownedCar, rivals } = values;
  const { gender, interestSeries, interestModel, interestModelId, source, levelInitial } = values;
  return {
    ...{ guestName, guestPhone, readBackConfirmed, address, interestColor, interestNote },
    ...{ sourceDetail, campaign, narrative, ownedCar, rivals },
    gender: gender ?? null,
    interestSeries: interestSeries ?? null,
    interestModel: interestModel ?? null,
    interestModelId: interestModelId ?? null,
    source: source ?? null,
    levelInitial: levelInitial ?? null,
    ...occasionChanges(values, visit, corrects),
  };
}
