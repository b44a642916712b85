import { genderOfAddress } from '../../../db/customers/form-of-address.ts';
import type { initialLevels } from '../../../db/visits/model.ts';
import { asksCampaign, completionProblems } from '../../../db/visits/rules.ts';
import { type Issues, pathIssues } from '../../ui/form.ts';
import type { VisitRecord } from './types.ts';

/** The 来店/来电登记表 as it is typed. */
export interface Completion {
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
    interestColor: visit.interestColor ?? '',
    interestNote: visit.interestNote ?? '',
    source: visit.source ?? undefined,
    sourceDetail: visit.sourceDetail ?? '',
    campaign: visit.campaign ?? '',
    narrative: visit.narrative ?? '',
    levelInitial: visit.levelInitial ?? undefined,
    ownedCar: visit.ownedCar ?? '',
    rivals: visit.rivals ?? '',
  };
}

/** What must be filled in (DOMAIN 2b). Of a guest with a card the person is known already. */
export function requiredOf(values: Completion, visit: VisitRecord): (keyof Completion)[] {
  const person: (keyof Completion)[] =
    values.leaves === 'yes' && visit.customerId === null ? ['guestName', 'gender', 'guestPhone'] : [];
  return [
    ...person,
    'interestSeries',
    'source',
    ...(asksCampaign(values.source) ? (['campaign'] as const) : []),
    'narrative',
  ];
}

export function completionIssues(values: Completion, visit: VisitRecord): Issues<Completion> {
  const { channel, customerId, outcome } = visit;
  const issues = pathIssues<Completion>(completionProblems({ ...savedFields(values), channel, customerId, outcome }));
  const unread = channel === 'call' && values.guestPhone.trim() !== '' && !values.readBackConfirmed;
  return unread ? { readBackConfirmed: { code: 'readBack.required' }, ...issues } : issues;
}

/** What is sent: everything but the question the form asked itself; unchosen as null. */
export function savedFields({ leaves: _asked, rev: _rev, ...values }: Completion) {
  const { gender, interestSeries, interestModel, source, levelInitial } = values;
  return {
    ...values,
    gender: gender ?? null,
    interestSeries: interestSeries ?? null,
    interestModel: interestModel ?? null,
    source: source ?? null,
    levelInitial: levelInitial ?? null,
  };
}
