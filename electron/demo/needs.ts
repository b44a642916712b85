import { choices } from '../../db/customers/choices.ts';
import { budgetOf } from '../../db/vehicles/wish.ts';
import type { Known } from './customers.ts';
import type { Dice } from './dice.ts';

const USES = ['上下班', '家用', '商务接待', '接送孩子', '长途自驾'];
const USERS = ['本人', '本人', '配偶', '父母'];
const DECIDES = ['本人', '夫妻商量', '配偶', '父母出钱'];
const CONCERNS = ['空间', '油耗', '动力', '安全', '舒适', '智能', '价格', '保值', '售后', '提车快'];
const NOTES = [
  '后排要放儿童座椅',
  '想要全景天窗',
  '希望混动',
  '音响要好',
  '年底前要上牌',
  '可以等颜色',
  '抬头显示一定要',
];
/** By level: how soon somebody means to buy. */
const SOON: Partial<Record<string, readonly string[]>> = {
  H: ['week', 'halfMonth'],
  A: ['month'],
  'B+': ['quarter'],
  B: ['quarter'],
  C: ['halfYear', 'later'],
};

/** The band a car falls into on the road, now and then the one below: people name less than they spend. */
function bandFor(by: Dice, yuan: number): string {
  const wan = (yuan * 1.1) / 10_000;
  const at = choices.budgetBand.findIndex((band) => wan <= (budgetOf(band)?.to ?? Number.POSITIVE_INFINITY));
  return choices.budgetBand[Math.max(0, at - (by.chance(0.2) ? 1 : 0))]!;
}

/** 需求分析 of the year's cards: what was asked of most, and budgets that have to do with the car. */
export function askNeeds(by: Dice, customers: readonly Known[]): void {
  for (const { card, car } of customers) {
    card.budgetBand = bandFor(by, car.listYuan);
    if (by.chance(0.3)) continue;
    const concerns = CONCERNS.filter(() => by.chance(0.25));
    Object.assign(card, {
      mainUse: card.kind === 'company' ? '公司用车' : by.pick(USES),
      mainUser: card.kind === 'company' ? '公司' : by.pick(USERS),
      buyTimeBand: by.pick(SOON[card.level] ?? choices.buyTimeBand),
      concerns: concerns.length > 0 ? concerns.join('、') : null,
      tradeIn: card.buyType === 'replace' ? by.chance(0.7) : null,
      decisionMaker: by.chance(0.6) ? by.pick(DECIDES) : null,
      interestNote: by.chance(0.35) ? by.pick(NOTES) : null,
    });
  }
}
