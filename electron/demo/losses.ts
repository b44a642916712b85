import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import type { NewOf } from '../../db/entities.ts';
import type { LossKind, LossRoot } from '../../db/losses/model.ts';
import { newId } from '../kernel/ids.ts';
import { RIVALS } from './catalogue.ts';
import type { Known } from './customers.ts';
import type { Dice } from './dice.ts';
import type { DemoStaff } from './people.ts';
import type { Happening } from './year.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So many of the year's lost cards have their application on file, the newest. */
const APPROVED = 34;

type Loss = NewOf<'loss'> & { id: string };
/** Why, what the consultant thinks of it. */
type Told = readonly [root: LossRoot, reason: string, review: string];

const LOST: readonly Told[] = [
  ['means', '价格', '客户拿对手的落地价来比，差两万多，报价时没有把保险和置换一起算。'],
  ['means', '按揭', '贷款批下来额度不够，首付凑不齐，应该早点帮他预审。'],
  ['means', '促销', '对手月底送三年保养，我们晚了一周才有活动。'],
  ['confidence', '朋友推荐', '朋友开的是德系，一直劝他，我没有约朋友一起来试驾。'],
  ['confidence', '人员·跟进及时', '试驾后三天才联系，客户那时已经去别家看了。'],
  ['confidence', '人员·专业', '客户问混动系统的质保答得不清楚，失去了信任。'],
  ['need', '车型不符', '要第三排常坐人，我们这款空间不够，需求了解得晚。'],
  ['need', '缺货', '要白色现车，在途还要六周，等不了。'],
];
const ASLEEP: readonly Told[] = [
  ['need', '人员·需求了解', '房子在装修，说明年春天再看。'],
  ['means', '价格', '旧车还没卖掉，资金要等半年。'],
  ['need', '交通', '调到外地工作，年底回来再说。'],
];
const SILENT: readonly Told[] = [
  ['confidence', '人员·跟进及时', '电话三次未接，微信不回，号码可能换了。'],
  ['need', '人员·需求了解', '当时只是陪朋友来看，本人没有购车计划。'],
];
const TELLS: Record<LossKind, readonly Told[]> = { lost: LOST, dormant: ASLEEP, outOfReach: SILENT, abandoned: SILENT };
const DEALERS = ['城南宝驹', '天府奥捷', '西部星徽', '锦绣沃驰', '理想高新中心'];
const APPROVES = ['同意', '同意，半年后再联系', '价格确实谈不拢', '需求变了，同意', '同意，转入案例'];
const REFUSES = ['再约一次试驾', '原因不清楚，补上再申请', '先换孙悦跟一次', '月底活动再报一次价'];

/** A moment of a working day that is over, at most so many days before. */
const atWork = (by: Dice, before: number, days: number): number =>
  dayRange(dayOf(before - (by.int(0, days) + 1) * DAY_MS))[0] + 9 * HOUR_MS + by.int(0, 520) * 60_000;

function applied(by: Dice, known: Known, askedAt: number): Loss {
  const { card } = known;
  const kind = by.weighted([
    ['lost', 7],
    ['dormant', 3],
    ['outOfReach', 2],
    ['abandoned', 1],
  ] as const);
  const [root, reason, selfReview] = by.pick(TELLS[kind]);
  const [boughtBrand = null, boughtModel = null] = kind === 'lost' ? by.pick(RIVALS).split(' ') : [];
  return {
    id: newId(),
    customerId: card.id,
    customerName: card.name,
    kind,
    lostOn: dayOf(askedAt - by.int(0, 3) * DAY_MS),
    root,
    reason,
    selfReview,
    ...(kind === 'lost' && {
      boughtBrand,
      boughtModel,
      boughtDealer: by.chance(0.7) ? by.pick(DEALERS) : null,
      boughtPriceFen: by.chance(0.7) ? by.int(260, 460) * 100_000 : null,
    }),
    state: 'waiting',
    askedById: card.ownerId ?? null,
    askedAt,
    levelBefore: card.level,
    nextBeforeOn: card.nextContactOn ?? null,
  };
}

const asked = (loss: Loss): Happening => ({ at: loss.askedAt, by: loss.askedById!, entity: 'loss', values: loss });

/** A case of the weekly meeting; those of the weeks before were talked over. */
const asCase = (discussedOn: string | null): Partial<Loss> => ({
  isCase: true,
  discussedOn,
  ...(discussedOn && {
    analysis: '报价只谈裸车价，客户按落地价比，差额没有说清。',
    exchange: '孙悦：同样的客户我先做置换评估，再谈总价。',
    measures: '报价单必须带置换和金融两个方案，经理当天看。',
    training: '周四下午竞品对比演练一小时。',
    reward: '本月报价单齐全的加分。',
  }),
});

/**
 * 战败 of the year: the newest cards that became F were applied for and approved by the manager; some applications wait, some were
 * refused. `steps` are the level changes of the year; those of an approved loss are made to say so.
 */
export function lossesOf(
  by: Dice,
  now: number,
  staff: DemoStaff,
  customers: readonly Known[],
  steps: readonly Happening[],
): Happening[] {
  const known = new Map(customers.map((one) => [one.card.id, one]));
  const lost = steps
    .filter(({ entity, values }) => entity === 'level_change' && values.toLevel === 'F')
    .sort((a, b) => b.at - a.at)
    .slice(0, APPROVED);
  const approved = lost.map((step, nth): Happening => {
    const customer = known.get(step.values.customerId as string)!;
    Object.assign(step, { by: staff.manager, at: atWork(by, Math.min(step.at + DAY_MS, now), 0) });
    const loss = applied(by, customer, Math.max(atWork(by, step.at, 1), customer.createdAt + HOUR_MS));
    Object.assign(step.values, { reason: loss.reason, signals: null });
    const again = loss.kind === 'dormant' || by.chance(0.2) ? addDays(dayOf(now), by.int(6, 190)) : null;
    const meeting = addDays(dayOf(now), -by.int(3, 20));
    return asked({
      ...loss,
      levelBefore: step.values.fromLevel as Loss['levelBefore'],
      state: 'approved',
      verdict: by.chance(0.6) ? by.pick(APPROVES) : null,
      decidedById: staff.manager,
      decidedAt: Math.max(step.at, loss.askedAt + HOUR_MS),
      reactivateOn: again,
      ...(nth % 6 === 0 && asCase(nth < 12 ? null : meeting)),
    });
  });
  return [...approved, ...open(by, now, staff, customers)];
}

/** Of cards that are cold but not lost: some wait for the manager, some he sent back. */
function open(by: Dice, now: number, staff: DemoStaff, customers: readonly Known[]): Happening[] {
  const cold = customers.filter(
    ({ card, createdAt }) => ['B', 'C'].includes(card.level) && createdAt < now - 30 * DAY_MS,
  );
  const step = Math.max(1, Math.floor(cold.length / 8));
  const some = cold.filter((_, at) => at % step === 0).slice(0, 7);
  return some.map((customer, nth): Happening => {
    const loss = applied(by, customer, atWork(by, now, nth));
    const again = loss.kind === 'dormant' ? { reactivateOn: addDays(dayOf(now), by.int(60, 180)) } : {};
    // One consultant did not say why: the manager cannot approve it yet.
    if (nth < 4) return asked({ ...loss, ...again, ...(nth === 2 && { root: null, reason: null }) });
    const decidedAt = loss.askedAt + by.int(20, 150) * 60_000;
    const verdict = { verdict: by.pick(REFUSES), decidedById: staff.manager, decidedAt: Math.min(decidedAt, now) };
    return asked({ ...loss, ...again, state: 'refused', ...verdict, seenAt: nth < 6 ? null : decidedAt });
  });
}
