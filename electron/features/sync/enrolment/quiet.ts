import type { Store } from '../../../kernel/store.ts';
import { readEnrolment } from './enrolled.ts';

const QUIET_MS = 24 * 3_600_000;

/** Heard of nobody for a day: the showroom's other PCs know better what became of a card. A PC without a head office is never quiet. */
export function isQuiet({ db, clock }: Pick<Store, 'db' | 'clock'>): boolean {
  const enrolled = readEnrolment(db);
  return enrolled !== null && (enrolled.lastOkAt ?? 0) < clock.now() - QUIET_MS;
}
