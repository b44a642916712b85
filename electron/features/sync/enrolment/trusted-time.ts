import type { Store } from '../../../kernel/store.ts';
import { readEnrolment } from './enrolled.ts';

/** A clock that is off by more than this says nothing about how old anything is. */
const TRUSTED_MS = 86_400_000;

/**
 * The instant up to which time has certainly passed: now, at most the last contact with the gateway, so that a clock that runs ahead
 * makes nothing old. Null while nobody but this PC's clock says what time it is: then nothing may go for its age.
 */
export function trustedNow({ db, clock }: Store): number | null {
  const { lastOkAt, clockOffsetMs } = readEnrolment(db) ?? { lastOkAt: null, clockOffsetMs: null };
  if (lastOkAt === null || Math.abs(clockOffsetMs ?? 0) > TRUSTED_MS) return null;
  return Math.min(clock.now(), lastOkAt);
}
