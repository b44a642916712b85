import { z } from 'zod';
import { day, given, instant, long, ref, text } from '../core/fields.ts';

/** 投诉 咨询 维修 资料 其他 */
export const requestKinds = ['complaint', 'question', 'repair', 'documents', 'other'] as const;
export type RequestKind = (typeof requestKinds)[number];
/** 待回复 已回复 已关闭 */
export const requestStates = ['open', 'answered', 'closed'] as const;
export type RequestState = (typeof requestStates)[number];

/** 客户请求: something a customer asked for, who must answer it and by when. What is typed comes first, then what steps set. */
export const requestFields = z.object({
  customerId: ref('customer'),
  kind: given(requestKinds),
  content: long({ max: 1000, personal: true }),
  dueOn: day(),
  ownerId: ref('staff'),
  /** As it was when asked, so that the list is searched by it. */
  customerName: text({ max: 400, personal: true }),
  state: given(requestStates),
  raisedAt: instant(),
  answer: long({ max: 1000, personal: true }),
  answeredAt: instant(),
  answeredById: ref('staff'),
  closedAt: instant(),
  /** Why it was opened once more; the answer before stays until there is a new one. */
  reopenReason: text({ max: 400, personal: true }),
});

/** A request as a form sends it. */
export const typedRequest = requestFields.pick({ kind: true, content: true, dueOn: true, ownerId: true });
export type TypedRequest = z.infer<typeof typedRequest>;

/** 登记: whose it is does not change afterwards. */
export const raisedRequest = typedRequest.extend({ customerId: requestFields.shape.customerId });
