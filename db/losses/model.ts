import { z } from 'zod';
import { choice, day, fen, flag, given, instant, long, ref, text } from '../core/fields.ts';
import { levels } from '../customers/model.ts';

/** 战败 休眠 失控 放弃 */
export const lossKinds = ['lost', 'dormant', 'outOfReach', 'abandoned'] as const;
export type LossKind = (typeof lossKinds)[number];
/** 信心 需求 购买力 (SEED): the first level of the reason; the second one is a list of the showroom's own. */
export const lossRoots = ['confidence', 'need', 'means'] as const;
export type LossRoot = (typeof lossRoots)[number];
/** 待批 已批准 已驳回 */
export const lossStates = ['waiting', 'approved', 'refused'] as const;
export type LossState = (typeof lossStates)[number];

/** 战败申请: the customer is given up, for a while or for good, once the manager agrees. What is typed comes first, then what steps set. */
export const lossFields = z.object({
  customerId: ref('customer'),
  kind: given(lossKinds),
  lostOn: day(),
  root: choice(lossRoots),
  reason: text(),
  boughtBrand: text({ personal: true }),
  boughtModel: text({ personal: true }),
  boughtDealer: text({ personal: true }),
  boughtPriceFen: fen(),
  selfReview: long({ personal: true }),
  /** 激活日: on this day the card comes back by itself. */
  reactivateOn: day(),
  /** 案例: talked over at the weekly meeting, and when it was. */
  isCase: flag(),
  discussedOn: day(),
  /** The five steps after a loss (SEED): 分析 交流 措施 培训 奖惩 */
  analysis: long(),
  exchange: long(),
  measures: long(),
  training: long(),
  reward: long(),
  /** As it was when asked, so that the list is searched by it. */
  customerName: text({ max: 400, personal: true }),
  state: given(lossStates),
  askedById: ref('staff'),
  askedAt: instant(),
  /** What stood on the card when it was decided: there it goes back to. */
  levelBefore: choice(levels),
  nextBeforeOn: day(),
  verdict: long({ max: 400, personal: true }),
  decidedById: ref('staff'),
  decidedAt: instant(),
  /** A refusal was read by who asked. */
  seenAt: instant(),
  /** 激活 happened. */
  reactivatedAt: instant(),
});

/** The five steps, in order. */
const lossSteps = ['analysis', 'exchange', 'measures', 'training', 'reward'] as const;
/** What the manager notes on it. */
export const managersNotes = ['isCase', 'discussedOn', ...lossSteps] as const;

/** An application as a form sends it. */
export const typedLoss = lossFields.pick({
  kind: true,
  lostOn: true,
  root: true,
  reason: true,
  boughtBrand: true,
  boughtModel: true,
  boughtDealer: true,
  boughtPriceFen: true,
  selfReview: true,
  reactivateOn: true,
  isCase: true,
  discussedOn: true,
  analysis: true,
  exchange: true,
  measures: true,
  training: true,
  reward: true,
});
export type TypedLoss = z.infer<typeof typedLoss>;

/** 申请: whose it is does not change afterwards. */
export const appliedLoss = typedLoss.extend({ customerId: lossFields.shape.customerId });
