import { z } from 'zod';
import { day, given, instant, ref, refs, text } from '../core/fields.ts';

/** 来访方式: 来店 来电 邀约 外拓 网络 其他 */
export const channels = ['walkIn', 'call', 'invited', 'outreach', 'online', 'other'] as const;
/** 来店目的: 看车咨询 预约提车 交款补件 维修 其他 */
export const purposes = ['viewing', 'pickup', 'payment', 'service', 'other'] as const;
/** 来店工具: 自驾 出租/网约车 公交地铁 步行 其他 */
export const arrivalModes = ['car', 'taxi', 'transit', 'walk', 'other'] as const;
/** 接待结果: 信息留存 未留档 再次 非意向 */
export const outcomes = ['captured', 'notCaptured', 'repeat', 'noIntent'] as const;
export type Outcome = (typeof outcomes)[number];
export const visitStates = ['registered', 'assigned', 'received', 'closed'] as const;
export type VisitState = (typeof visitStates)[number];
export const weathers = ['sunny', 'cloudy', 'rain', 'snow', 'fog'] as const;
/** Levels a first talk can give (DOMAIN 2e); the others come from orders, losses and deliveries. */
export const initialLevels = ['H', 'A', 'B+', 'B', 'C', 'none'] as const;

const short = z.string().trim().max(120, 'text.tooLong').nullish();
const long = z.string().trim().max(2000, 'text.tooLong').nullish();

/** What reception fills in seconds (来访客流量登记表, SEED). A name may come later; then a description must stand for it. */
export const visitRegistration = z.object({
  channel: z.enum(channels),
  purpose: z.enum(purposes),
  partySize: z.int().min(1, 'partySize.range').max(99, 'partySize.range'),
  /** UTC ms; now when left out; may lie back within the day, never ahead. */
  arrivedAt: z.int().nullish(),
  guestName: z.string().max(400, 'name.tooLong').nullish(),
  guestPhone: short,
  guestDescription: short,
  arrivalMode: z.enum(arrivalModes).nullish(),
  plate: short,
  customerId: z.uuid().nullish(),
  consultantId: z.uuid().nullish(),
  /** Why the next one of the rota was passed over (跳过原因); required when another consultant is chosen. */
  skipReason: short,
  readBackConfirmed: z.boolean().nullish(),
  /** Said on purpose: somebody who is in the showroom is registered once more. */
  again: z.boolean().nullish(),
});
export type VisitRegistration = z.infer<typeof visitRegistration>;

/** What the consultant completes right after the visit (来店/来电登记表, SEED). */
export const visitCompletion = z.object({
  guestName: z.string().max(400, 'name.tooLong').nullish(),
  gender: z.enum(['male', 'female']).nullish(),
  guestPhone: short,
  address: z.string().trim().max(300, 'text.tooLong').nullish(),
  interestSeries: short,
  interestModel: short,
  interestModelId: z.uuid().nullish(),
  interestColor: short,
  interestNote: long,
  source: short,
  sourceDetail: short,
  campaign: short,
  narrative: long,
  levelInitial: z.enum(initialLevels).nullish(),
  ownedCar: short,
  rivals: long,
  guestDescription: short,
  plate: short,
  arrivalMode: z.enum(arrivalModes).nullish(),
  readBackConfirmed: z.boolean().nullish(),
  channel: z.enum(channels).optional(),
  purpose: z.enum(purposes).optional(),
  partySize: z.int().min(1, 'partySize.range').max(99, 'partySize.range').optional(),
  /** UTC ms, within the visit's own day. */
  arrivedAt: z.int().optional(),
  leftAt: z.int().optional(),
  outcome: z.enum(outcomes).optional(),
  noCaptureReason: short,
  /** Null: the card chosen at the desk was somebody else's. */
  customerId: z.null().optional(),
});
export type VisitCompletion = z.infer<typeof visitCompletion>;

/** What the day's numbers are made of: corrected by those who were there, later by a manager. */
export const countedFacts = [
  'channel',
  'purpose',
  'partySize',
  'arrivedAt',
  'leftAt',
  'outcome',
  'noCaptureReason',
  'customerId',
] as const satisfies (keyof VisitCompletion)[];

/** 作废: the row stays, out of every count, with the reason. */
export const visitVoid = z.object({
  id: z.uuid(),
  rev: z.int(),
  reason: z.string().trim().min(1, 'voidReason.required').max(120, 'text.tooLong'),
});

export const visitClose = z.object({
  id: z.uuid(),
  rev: z.int(),
  outcome: z.enum(outcomes, { error: 'outcome.required' }),
  noCaptureReason: short,
  leftAt: z.int().nullish(),
  /** Left at the door (信息留存). */
  guestName: z.string().max(400, 'name.tooLong').nullish(),
  guestPhone: short,
});

/**
 * 统计标准 (SEED): only a party that comes or calls to see, ask about or buy a car is a 批次; picking up, paying and
 * repairs are not.
 */
export function countsAsParty(purpose: (typeof purposes)[number]): boolean {
  return purpose === 'viewing';
}

/** 定顺位 跳过 离开 返回 */
export const rotaEventKinds = ['set', 'skip', 'leave', 'return'] as const;
export type RotaEventKind = (typeof rotaEventKinds)[number];
/** What may be done with one person of the rota. */
export const rotaSteps = ['skip', 'leave', 'return'] as const;
export type RotaStep = (typeof rotaSteps)[number];

/**
 * 排班记录: one thing that happened to a day's rota, a row that is never edited. How the rota stands is worked out from these and from
 * the day's visits, so what two PCs note without a line is simply there side by side.
 */
export const rotaEventFields = z.object({
  visitOn: day(),
  at: instant(),
  kind: given(rotaEventKinds),
  /** Whom it is about; of `set` nobody. */
  staffId: ref('staff'),
  /** The order that was set, of `set`. */
  staffIds: refs('staff'),
  reason: text({ max: 60 }),
  /** 同意人: whoever agreed that the waiting point is left. */
  agreedById: ref('staff'),
});
export type RotaEventFields = z.infer<typeof rotaEventFields>;
