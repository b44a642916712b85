import { z } from 'zod';
import { ENTITIES } from '../records.ts';
import type { Role } from '../staff/model.ts';

/** 待批 已批 驳回; `draft` only while it is being made. 失效 is no state: it follows from the deal that changed since. */
export const approvalStates = ['draft', 'pending', 'approved', 'rejected'] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** 让价 信用 免定金 未付交车 待补价 离店保管 退订条件 退款 改派 开票给别人 */
export const approvalKinds = [
  'priceConcession',
  'credit',
  'depositWaiver',
  'deliverUnpaid',
  'priceOpen',
  'custodyOverride',
  'cancelTerms',
  'refund',
  'reassign',
  'otherBuyer',
] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

const entity = z.enum(ENTITIES);
const seal = z.string().regex(/^[0-9a-f]{64}$/);

/** 额度审批 (ED): somebody asks for what is not theirs to give, of one content of one document. */
export const approvalRequestFields = z.object({
  kind: z.enum(approvalKinds),
  docEntity: entity,
  docId: z.uuid(),
  docVersionNo: z.int().min(1),
  /** How that document is called, its number where it has one. */
  docLabel: z.string().max(80),
  /** dealHash: what is asked about; another one later, and the request is void. */
  dealHash: seal,
  customerId: z.uuid().nullish(),
  /** How much is asked for, 分: of a price how far it is below what level 0 may give. */
  askedFen: z.int().nullish(),
  /** The lowest level that could give it when it was asked for. */
  requiredLevel: z.int().min(0).max(3),
  reason: z.string().min(1).max(400),
});
export type ApprovalRequestFields = z.infer<typeof approvalRequestFields>;

export const verdicts = ['approve', 'reject'] as const;
/** 审批决定: append-only; by whom and when are those of its making. */
export const approvalDecisionFields = z.object({
  requestId: z.uuid(),
  verdict: z.enum(verdicts),
  level: z.int().min(0).max(3),
  note: z.string().max(400).nullish(),
  /** dealHash of what was decided. */
  hash: seal,
});
export type ApprovalDecisionFields = z.infer<typeof approvalDecisionFields>;

export const APPROVAL_ASKERS: readonly Role[] = ['consultant', 'manager', 'backOffice', 'finance', 'warehouse'];
export const APPROVAL_READERS: readonly Role[] = [...APPROVAL_ASKERS, 'admin'];
export const APPROVAL_DECIDERS: readonly Role[] = ['manager'];
/** Who reads every request, with floor and level; others read those they asked for, and of a price only how far it is below their own. */
export const APPROVAL_INSIDERS: readonly Role[] = ['manager', 'backOffice', 'finance', 'admin'];
