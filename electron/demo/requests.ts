import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import type { NewOf } from '../../db/entities.ts';
import type { RequestKind } from '../../db/requests/model.ts';
import { newId } from '../kernel/ids.ts';
import type { Known } from './customers.ts';
import type { Dice } from './dice.ts';
import type { DemoStaff } from './people.ts';
import type { Happening } from './year.ts';

const HOUR_MS = 3_600_000;

type Request = NewOf<'service_request'> & { id: string };
/** What they want, what they were told. */
type Told = readonly [kind: RequestKind, content: string, answer: string];

const TELLS: readonly Told[] = [
  ['repair', '右后门关不严，高速上有风声，提车时就说过。', '已约周六上午到店换密封条，备一台代步车。'],
  ['complaint', '修理要求提出两周了没有人回电话。', '当天回电道歉，维修主管已联系，明天上午来取车。'],
  ['documents', '上牌要用合格证复印件和发票第二联。', '已扫描发到微信，原件下周一一起交。'],
  ['question', '二手车置换的补贴还能不能和店里优惠一起用。', '可以一起用，置换车要在一个月内过户，已把明细发给客户。'],
  ['repair', '中控屏偶尔黑屏，重启后恢复。', '新版本系统周四推送，升级后再看三天。'],
  ['complaint', '赠送的脚垫和车型不对。', '已换货，孙悦下午送到客户单位。'],
  ['question', '贷款提前还款怎么算违约金。', '满一年后免违约金，金融专员已打电话说明。'],
  ['other', '想参加下个月的车主活动，带两个孩子。', '已报名，名额留了四个人。'],
  ['documents', '保险保单没有收到电子版。', '已请保险公司重发，客户确认收到。'],
  ['repair', '座椅加热左侧不热。', '到店检查是接头松动，已处理。'],
  ['question', '首保可以在外地的店做吗。', '全国任何授权店都可以，已把最近的店发给客户。'],
  ['complaint', '试驾约好的时间到了没有车。', '经理当面道歉，改到第二天上午，已成行。'],
  ['other', '车牌框想换成店里的新款。', '新款下周到，到店免费换。'],
  ['repair', '后备箱电动开关有异响。', '已润滑并观察，没有再响。'],
  ['documents', '公司要一份带章的报价单。', '已盖章快递，单号已发。'],
];
/** The first few wait for their answer, of these the first are overdue; the next are answered, the others closed. */
const OVERDUE = 2;
const OPEN = 6;
const ANSWERED = 9;

/** A moment of a working day, so many days ago. */
const atWork = (by: Dice, today: string, daysAgo: number): number =>
  dayRange(addDays(today, -daysAgo))[0] + 9 * HOUR_MS + by.int(0, 480) * 60_000;

/** 客户请求 of the last weeks: some overdue, some due these days, the others answered or closed. */
export function requestsOf(by: Dice, now: number, staff: DemoStaff, customers: readonly Known[]): Happening[] {
  const today = dayOf(now);
  const known = customers.filter(({ card, createdAt }) => card.ownerId && dayOf(createdAt) < addDays(today, -30));
  const step = Math.max(1, Math.floor(known.length / TELLS.length));
  const some = known.filter((_, at) => at % step === 0).slice(0, TELLS.length);
  return some.map(({ card }, nth): Happening => {
    const [kind, content, told] = TELLS[nth]!;
    const daysAgo = nth < OVERDUE ? 9 - nth : nth < OPEN ? by.int(1, 2) : by.int(4, 26);
    const raisedAt = atWork(by, today, daysAgo);
    const dueOn = nth < OPEN && nth >= OVERDUE ? addDays(today, nth - OVERDUE) : addDays(dayOf(raisedAt), 2);
    const answeredAt = raisedAt + by.int(2, 28) * HOUR_MS;
    const values: Request = {
      id: newId(),
      customerId: card.id,
      customerName: card.name,
      kind,
      content,
      dueOn,
      ownerId: card.ownerId!,
      state: nth < OPEN ? 'open' : nth < ANSWERED ? 'answered' : 'closed',
      raisedAt,
      ...(nth >= OPEN && { answer: told, answeredAt, answeredById: card.ownerId! }),
      ...(nth >= ANSWERED && { closedAt: answeredAt + by.int(1, 20) * HOUR_MS }),
    };
    const taker = nth % 2 === 0 ? staff.reception : card.ownerId!;
    return { at: raisedAt, by: taker, entity: 'service_request', values };
  });
}
