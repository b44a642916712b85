import { type Decision, decisionGap } from '../documents/deal.ts';
import type { Gates } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { Role } from '../staff/model.ts';
import { APPROVAL_ASKERS, APPROVAL_DECIDERS, type ApprovalState } from './model.ts';

/** Where a 额度审批 may go (DEALS 2.4). It is asked for at once; who decides is a matter of level and four eyes, so of gates. */
export const approvalSteps = steps<ApprovalState, Role>()([
  { from: ['draft'], to: 'pending', by: APPROVAL_ASKERS, gates: ['needed', 'once'], numbered: true, frozen: true },
  { from: ['pending'], to: 'approved', by: APPROVAL_DECIDERS, gates: ['decide'] },
  { from: ['pending'], to: 'rejected', by: APPROVAL_DECIDERS, gates: ['refuse'], reason: true },
]);

export interface ApprovalFacts {
  /** dealHash when it was asked, and of the document as it is now; null: the document is gone. */
  hash: string;
  hashNow: string | null;
  requiredLevel: number;
  askerId: string;
  /** Whoever looks. */
  deciderId: string;
  level: number;
  /** Number of a request for the same that waits or was approved already. */
  already: string | null;
}

const gapOf = ({ hash, hashNow, requiredLevel, askerId, deciderId, level }: ApprovalFacts) =>
  decisionGap({ verdict: 'approve', level, deciderId, hash }, { hash: hashNow ?? '', requiredLevel, askerId });

export const approvalGates: Gates<ApprovalFacts> = {
  needed: ({ requiredLevel }) => (requiredLevel > 0 ? [] : [{ code: 'approval.notNeeded' }]),
  once: ({ already }) => (already === null ? [] : [{ code: 'approval.already', params: { docNo: already } }]),
  decide: (facts) => {
    const code = gapOf(facts);
    return code ? [{ code, params: { level: facts.requiredLevel, own: facts.level } }] : [];
  },
  // Of what changed meanwhile one may still say no, and nobody needs a level for it.
  refuse: ({ askerId, deciderId, level }) =>
    gapOf({ hash: '', hashNow: '', requiredLevel: 0, askerId, deciderId, level, already: null })
      ? [{ code: 'decision.own' }]
      : [],
};

/** What is known of a request that could let a document pass. */
export interface AskedBefore {
  docNo: string | null;
  status: ApprovalState;
  askerId: string;
  hash: string;
  decisions: readonly Decision[];
}

/** The decision by which a request stands approved: the first that holds. Another PC's later one is a fact that changes nothing. */
export const standingDecision = <D extends Decision>(
  { status, askerId, decisions }: Pick<AskedBefore, 'status' | 'askerId'> & { decisions: readonly D[] },
  asked: { hash: string; requiredLevel: number },
): D | undefined =>
  status === 'approved'
    ? decisions.find((decision) => decisionGap(decision, { ...asked, askerId }) === undefined)
    : undefined;

export type DecisionGap =
  | 'decision.none'
  | 'decision.waiting'
  | 'decision.rejected'
  | 'decision.void'
  | 'decision.level'
  | 'decision.own';

/**
 * Why no request for a content lets it pass, with the number of the one that is nearest to it; undefined when one does. `requests` are
 * those of this kind about the content or about the document, the newest first.
 */
export function gapOfAll(
  requests: readonly AskedBefore[],
  asked: { hash: string; requiredLevel: number },
): { code: DecisionGap; docNo: string | null } | undefined {
  if (asked.requiredLevel <= 0) return undefined;
  const about = requests.filter(({ hash }) => hash === asked.hash);
  if (about.some((request) => standingDecision(request, asked) !== undefined)) return undefined;
  const waiting = about.find(({ status }) => status === 'pending');
  if (waiting) return { code: 'decision.waiting', docNo: waiting.docNo };
  const nearest = about[0] ?? requests.find(({ status }) => status === 'approved');
  if (!nearest) return { code: 'decision.none', docNo: null };
  if (nearest.hash !== asked.hash) return { code: 'decision.void', docNo: nearest.docNo };
  const verdict = nearest.status === 'rejected' ? 'reject' : 'approve';
  const decision = nearest.decisions.find((each) => each.verdict === verdict);
  const gap = decision && decisionGap(decision, { ...asked, askerId: nearest.askerId });
  return { code: gap ?? 'decision.none', docNo: nearest.docNo };
}
