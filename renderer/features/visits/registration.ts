import { dayOf } from '../../../db/core/day.ts';
import {
  type arrivalModes,
  type channels,
  type purposes,
  type VisitRegistration,
  visitRegistration,
} from '../../../db/visits/model.ts';
import { contactDoubts, registrationProblems, splitGuest } from '../../../db/visits/rules.ts';
import type { Issue } from '../../lib/errors.ts';
import { type Issues, pathIssues, schemaIssues } from '../../ui/form.ts';
import { timeOfDay } from './timeOfDay.ts';
import type { KnownGuest, Rota } from './types.ts';

/** The registering panel as it is typed. */
export interface Registration {
  channel: (typeof channels)[number];
  /** "10:41"; blank is now. */
  arrived: string;
  partySize: number | undefined;
  /** 电话/姓名 in one line, in any order. */
  guest: string;
  /** The card chosen for this party; kept whole so that a restored draft shows it again. */
  known: KnownGuest | undefined;
  purpose: (typeof purposes)[number];
  arrivalMode: (typeof arrivalModes)[number] | undefined;
  plate: string;
  /** Quick words of the description that were pressed. */
  looks: string[];
  guestDescription: string;
  consultantId: string | undefined;
  skipReason: string;
  readBackConfirmed: boolean;
}

export const emptyRegistration: Registration = {
  channel: 'walkIn',
  arrived: '',
  partySize: 1,
  guest: '',
  known: undefined,
  purpose: 'viewing',
  arrivalMode: undefined,
  plate: '',
  looks: [],
  guestDescription: '',
  consultantId: undefined,
  skipReason: '',
  readBackConfirmed: false,
};

/** The owner of a card, unless they are away: then whoever stands at the waiting point helps out. */
export const ownerHere = (ownerId: string | null | undefined, { order }: Rota): string | null =>
  order.some(({ staffId, state }) => staffId === ownerId && state === 'away') ? null : (ownerId ?? null);

/**
 * Who gets the party by the rules: the owner of the chosen card, else whoever stands at the waiting point; null while nobody is free or
 * others wait longer. Nobody waits on the telephone.
 */
export const dueOf = (known: KnownGuest | undefined, rota: Rota, isCall: boolean): string | null =>
  ownerHere(known?.ownerId, rota) ?? (isCall || rota.longestWaiting === null ? rota.pointId : null);

/** What the host is asked to register. `dueId`: who gets the party anyway; only another one is named. */
export function toRegistration(values: Registration, now: number, dueId: string | null): VisitRegistration {
  const { arrived, guest, looks, known, consultantId, ...rest } = values;
  const customerId = known?.customerId ?? undefined;
  const other = consultantId !== undefined && consultantId !== dueId ? consultantId : undefined;
  const isCall = values.channel === 'call';
  return {
    ...rest,
    ...(customerId === undefined ? splitGuest(guest) : {}),
    partySize: isCall ? 1 : (values.partySize ?? 1),
    arrivedAt: arrived.trim() === '' ? undefined : timeOfDay(arrived, dayOf(now)),
    guestDescription: [...looks, values.guestDescription.trim()].filter(Boolean).join(' '),
    customerId,
    consultantId: other,
    skipReason: other === undefined ? undefined : values.skipReason,
    arrivalMode: isCall ? undefined : values.arrivalMode,
    plate: isCall ? '' : values.plate,
    readBackConfirmed: isCall ? values.readBackConfirmed : undefined,
  };
}

/** What of a registration is typed; the two ids are chosen. */
const typedFields = visitRegistration.omit({ customerId: true, consultantId: true });

/** The problems of what is typed, at the fields of the panel. */
export function registrationIssues(values: Registration, now: number): Issues<Registration> {
  const input = toRegistration(values, now, null);
  const shape: Issues<VisitRegistration> = schemaIssues(typedFields, input);
  const problems: Issue[] = registrationProblems(input, now).map(({ path, code, params }) => ({
    // Nobody recognisable is said where one begins to type.
    path: path === 'guestDescription' ? 'guest' : fieldOf(path),
    code: code === 'phone.format' && isFewDigits(values.guest) ? 'guest.digits' : code,
    ...(params && { params }),
  }));
  for (const [path, issue] of Object.entries(shape)) problems.push({ path: fieldOf(path), ...issue });
  if (values.arrived.trim() !== '' && timeOfDay(values.arrived, dayOf(now)) === undefined)
    problems.push({ path: 'arrived', code: 'time.format' });
  const doubts = contactDoubts(input).map(({ path, code }) => [fieldOf(path), { code, warning: true }]);
  return { ...(Object.fromEntries(doubts) as Issues<Registration>), ...pathIssues<Registration>(problems) };
}

/** The last four of a number, say: typed to find somebody, and no wrong phone when nobody is found. */
const isFewDigits = (text: string): boolean => /^\d{1,6}$/.test(text.normalize('NFKC').replace(/[\s-]/g, ''));

/** Where a rule about the visit stands on the panel. */
const fieldOf = (path: string): string =>
  ({ guestName: 'guest', guestPhone: 'guest', arrivedAt: 'arrived' })[path] ?? path;
