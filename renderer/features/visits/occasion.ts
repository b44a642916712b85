import type { arrivalModes, channels, Outcome, purposes, VisitCompletion } from '../../../db/visits/model.ts';
import type { Issue } from '../../lib/errors.ts';
import { clock } from '../../lib/when.ts';
import { timeOfDay } from './timeOfDay.ts';
import type { VisitRecord } from './types.ts';

/** How a party came and how it ended, as it is corrected in the 登记表. */
export interface Occasion {
  channel: (typeof channels)[number];
  purpose: (typeof purposes)[number];
  partySize: number | undefined;
  /** "10:41" */
  arrived: string;
  arrivalMode: (typeof arrivalModes)[number] | undefined;
  plate: string;
  guestDescription: string;
  outcome: Outcome | undefined;
  noCaptureReason: string;
  /** "11:20"; blank while the party is here. */
  left: string;
  /** The card chosen at the desk is somebody else's. */
  wrongCard: boolean;
}

export function occasionOf(visit: VisitRecord): Occasion {
  const { channel, purpose, partySize, arrivedAt, leftAt } = visit;
  return {
    channel,
    purpose,
    partySize,
    arrived: clock(arrivedAt),
    arrivalMode: visit.arrivalMode ?? undefined,
    plate: visit.plate ?? '',
    guestDescription: visit.guestDescription ?? '',
    outcome: visit.outcome ?? undefined,
    noCaptureReason: visit.noCaptureReason ?? '',
    left: leftAt === null ? '' : clock(leftAt),
    wrongCard: false,
  };
}

/**
 * What is sent. A time that was not touched is left out: the field shows minutes, the visit has its instant. `corrects`: may this
 * person change what the day counts?
 */
export function occasionChanges(values: Occasion, visit: VisitRecord, corrects: boolean): VisitCompletion {
  const { channel, purpose, partySize, arrived, arrivalMode, plate, guestDescription, left } = values;
  const isCall = channel === 'call';
  const told = {
    arrivalMode: isCall ? null : (arrivalMode ?? null),
    plate: isCall ? '' : plate,
    guestDescription,
  };
  // An open call is finished by whoever fills its form.
  const ends = visit.channel === 'call' && visit.state !== 'closed' && values.outcome !== undefined;
  const ended = (ends || (corrects && visit.state === 'closed')) && {
    outcome: values.outcome,
    noCaptureReason: values.noCaptureReason,
  };
  if (!corrects) return { ...told, ...ended };
  return {
    ...told,
    channel,
    purpose,
    partySize: isCall ? 1 : partySize,
    arrivedAt: arrived === clock(visit.arrivedAt) ? undefined : timeOfDay(arrived, visit.visitOn),
    leftAt: visit.leftAt === null || left === clock(visit.leftAt) ? undefined : timeOfDay(left, visit.visitOn),
    ...ended,
    ...(values.wrongCard && { customerId: null }),
  };
}

/** Times that are none. */
export function timeIssues({ arrived, left }: Occasion, visit: VisitRecord): Issue[] {
  const none = (text: string) => timeOfDay(text, visit.visitOn) === undefined;
  return [
    ...(none(arrived) ? [{ path: 'arrived', code: 'time.format' }] : []),
    ...(visit.leftAt !== null && none(left) ? [{ path: 'left', code: 'time.format' }] : []),
  ];
}

/** Where a rule about the visit stands in the form. */
export const occasionField = (path: string): string => ({ arrivedAt: 'arrived', leftAt: 'left' })[path] ?? path;
