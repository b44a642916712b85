import { z } from 'zod';
import { long } from '../core/fields.ts';
import { claimHolder } from '../documents/claim.ts';
import type { Role } from '../staff/model.ts';

/** 一般 严重 */
export const issueSeverities = ['normal', 'critical'] as const;
export type IssueSeverity = (typeof issueSeverities)[number];
/** How it was settled. By the gateway: the record got what it claimed after all, or gave it up. By a person, who says what was done. */
export const issueResolutions = ['taken', 'released', 'settled'] as const;
export type IssueResolution = (typeof issueResolutions)[number];

const word = z.string().min(1).max(200);

/** 单据问题: what two PCs did apart and one person must settle (DEALS 6). The gateway opens it; nobody types it but for the note. */
export const dealIssueFields = z.object({
  /** `claim_taken`, `match_taken`, …: the gateway's code. */
  kind: word,
  severity: z.enum(issueSeverities),
  key: word,
  entity: word,
  docId: z.uuid(),
  docNo: z.string().nullish(),
  /** The consultant concerned. */
  ownerId: z.string().nullish(),
  holder: claimHolder.nullish(),
  openedAt: z.int(),
  resolvedAt: z.int().nullish(),
  resolvedBy: z.string().nullish(),
  resolution: z.enum(issueResolutions).nullish(),
  note: long({ max: 400 }),
});

export const issueNote = dealIssueFields.pick({ note: true });

/** Who sees all of them; a consultant sees their own. */
export const ISSUE_KEEPERS: readonly Role[] = ['manager', 'backOffice', 'finance', 'admin'];
export const ISSUE_READERS: readonly Role[] = [...ISSUE_KEEPERS, 'consultant'];

interface Concerned {
  ownerId: string | null;
  kind: string;
}
/** What only a manager settles: prices, decisions, a car that left. */
const OF_MANAGERS: readonly string[] = [
  ...['match_taken', 'line_changed', 'already_decided'],
  ...['already_left', 'already_cancelled', 'left_after_cancel', 'vin_two_outs'],
];
/** A claim of an order is whose order it is to settle, too. */
export const maySettle = (who: { id: string; role: Role }, { ownerId, kind }: Concerned): boolean => {
  if (who.role === 'manager' || who.role === 'admin') return true;
  if (kind === 'vin_two_invoices') return who.role === 'finance';
  if (OF_MANAGERS.includes(kind)) return false;
  return who.role === 'backOffice' || (who.role === 'consultant' && ownerId === who.id);
};
