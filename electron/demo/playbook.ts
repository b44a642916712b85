import { dayOf, dayRange } from '../../db/core/day.ts';
import type { NewOf } from '../../db/entities.ts';
import { newId } from '../kernel/ids.ts';
import type { DemoStaff } from './people.ts';
import type { Happening } from './year.ts';

const DAY_MS = 86_400_000;
type Entry = Omit<NewOf<'playbook_entry'>, 'id' | 'active'>;

const asks = (title: string, ask: string, answer: string, more: Partial<Entry> = {}): Entry => ({
  kind: 'question',
  stage: 'need',
  ...{ title, ask, answer, source: '顾问训练手册·需求分析' },
  ...more,
});
const compares = (title: string, series: string, rival: string, tags: string[], answer: string): Entry => ({
  kind: 'rival',
  stage: 'present',
  ...{ title, series: [series], rivals: [rival], tags, answer, source: '每月竞品试驾记录' },
});
const answers = (title: string, ask: string, answer: string, more: Partial<Entry> = {}): Entry => ({
  kind: 'objection',
  stage: 'deal',
  ...{ title, ask, answer, source: '夕会整理' },
  ...more,
});
const tells = (outcome: 'won' | 'lost', title: string, ask: string, answer: string, more: Partial<Entry>): Entry => ({
  kind: 'case',
  stage: 'followUp',
  ...{ outcome, title, ask, answer, source: '周会案例' },
  ...more,
});

/** What this showroom has written down, the oldest first. */
const ENTRIES: readonly Entry[] = [
  asks(
    '先问用车的一天',
    '您平时这车主要谁开？一周里哪几天跑得最远，车上一般坐几个人？',
    '听出三件事：里程、同乘的人、停车环境。记下来再讲车，别一上来就报配置。',
  ),
  asks(
    '为什么是现在换',
    '现在这台开了几年？是什么让您这个月想起来换车？',
    '触发的事就是他的购车时间：年检、孩子上学、旧车大修、年终奖。',
  ),
  asks(
    '预算问到落地',
    '您说的这个数，是裸车还是连税带保险一起算好？',
    '按落地说，报价才不会来回改；贷款的再问一句首付想出多少、月供多少觉得轻松。',
    {
      tags: ['价格'],
    },
  ),
  asks(
    '还看了哪几款',
    '除了我们，您还去看过哪几家？各有什么让您动心？',
    '动心的地方就是评判标准，记到对比车型和关注点里；不说别人不好。',
  ),
  asks(
    '谁来点头',
    '这事家里您一个人定，还是要和谁商量？',
    '决策人没到场，就约他一起试驾；使用人和付款人不是同一个的，两边都要问。',
    { levels: ['A', 'B+', 'B'] },
  ),
  asks(
    '公司用车问三样',
    '车记公司名下还是个人？一年要开多少公里的票？接待的客人坐哪里？',
    '后排、发票、交期是公司客户的三件事，先答这三件。',
    {
      tags: ['公司用车', '商务接待'],
    },
  ),
  compares(
    'NX 对 奥迪 Q5L',
    'NX',
    '奥迪 Q5L',
    ['油耗', '保值'],
    '请客户先坐两家第二排再比。城里通勤的看一年油钱，自己算给他看；看重操控的直接约同一条路线试驾，不争口舌。',
  ),
  compares(
    'NX 对 宝马 X3',
    'NX',
    '宝马 X3',
    ['动力', '舒适'],
    '承认对方方向手感好，问他一周有几天开山路。堵车路段静、刹车顺、隔音，试驾走晚高峰的辅路最能说明。',
  ),
  compares(
    'NX 对 沃尔沃 XC60',
    'NX',
    '沃尔沃 XC60',
    ['安全', '售后'],
    '安全两家都讲，把安全辅助逐项打开给客户看，再讲保养间隔和一次的花费，拿本店上月的结算单说话。',
  ),
  compares(
    'RX 对 奔驰 GLC',
    'RX',
    '奔驰 GLC',
    ['空间', '舒适'],
    '带卷尺量后备厢和第二排膝部，客户自己念数。豪华感看做工，请他摸门板和扶手。',
  ),
  compares(
    'RX 对 理想 L7',
    'RX',
    '理想 L7',
    ['智能', '空间', '价格'],
    '大屏和座椅他家占先，别硬比。问长途多不多、家里有没有桩、打算开几年，把三年后的残值和电池质保放进同一张表。',
  ),
  compares(
    'ES 对 宝马 5系',
    'ES',
    '宝马 5系',
    ['舒适', '动力'],
    '5 系客户常说开着带劲，ES 的答案是坐着不累。请他坐后排走一段颠簸路，让一起来的家人说话。',
  ),
  compares(
    'ES 对 奔驰 E级',
    'ES',
    '奔驰 E级',
    ['保值', '售后'],
    '牌子的面子不争，算三年：保养几次、一次多少、二手车商现在收多少，数字写在型录上带走。',
  ),
  answers(
    '觉得贵',
    '比我看的那家贵了两万多',
    '先问：比的是裸车还是落地、哪个配置、几个月的活动。同口径列一张表，差在哪里一行一行看，再谈值不值。不先降价。',
    {
      tags: ['价格'],
      levels: ['H', 'A', 'B+'],
    },
  ),
  answers(
    '最低多少钱',
    '你直接给个底价，合适我今天就定',
    '价格一定给您交代清楚。先定颜色和配置，再把置换、保险、金融放进一张报价，经理当面签字。没有定车型之前不报底价。',
    {
      tags: ['价格'],
      levels: ['H', 'A'],
    },
  ),
  answers(
    '再考虑考虑',
    '我再考虑考虑',
    '点头，再问一句：主要是考虑车，还是考虑价格，还是时间？说中一样就约一样：再试一次、出一张方案，或定一个日子打电话。',
    {
      levels: ['A', 'B+', 'B'],
    },
  ),
  answers(
    '要和家里商量',
    '我回去和爱人商量一下',
    '请他说说爱人最在意什么，把那一条的资料拍给他；约周末一起来，留一台试驾车给家人开。',
    { stage: 'followUp' },
  ),
  answers(
    '担心混动电池',
    '混动电池用几年就得换吧，一换好几万',
    '翻到质保手册那一页给他看年限和公里数，再说本店最老的一台混动跑了多少公里、换过什么。不要只说放心。',
    {
      tags: ['混动', '油耗', '售后'],
    },
  ),
  answers(
    '等不了交期',
    '要等六周，别家有现车',
    '先看在途和别的颜色，库存表当面查；真要等的，给一个写在合同里的日子，每周一主动报一次车到哪里。',
    {
      tags: ['提车快'],
      levels: ['H', 'A'],
    },
  ),
  answers(
    '旧车给得低',
    '外面车商多给我八千',
    '请他把报价单拿来看：过户费、违章、钱什么时候到账。再算置换补贴，两边加起来比。评估当场做，不隔夜。',
    {
      tags: ['置换', '价格'],
    },
  ),
  answers(
    '月供压力大',
    '每个月还七千有点多',
    '先问轻松的数是多少，再倒着算首付和期数；尾款方案要把最后一笔说清楚，不许只说月供。',
    { tags: ['贷款', '价格'] },
  ),
  answers(
    '中控不够新',
    '屏幕小，没有别家智能',
    '不辩。问他每天真用的三样：导航、电话、音乐，当场连上他的手机走一遍，再演示泊车和语音。',
    { tags: ['智能'] },
  ),
  tells(
    'won',
    '三次没谈成，换成请全家来',
    '客户为换车来了三次，每次都卡在价格；第三次才知道真正开车的是他爱人。',
    '约了爱人试驾，路线经过孩子学校，停车和上下车都让她来。价格没动，送了一次保养，当天定车。以后第一次就要问清谁开。',
    {
      series: ['NX'],
      tags: ['价格', '接送孩子'],
    },
  ),
  tells(
    'won',
    '竞品报价单变成我们的订单',
    '客户拿着德系的报价单来压价，裸车差一万八。',
    '把两张单子并排，补上购置税、保险和置换，落地只差三千；再看三年保养，反过来省。他自己说那就这台。',
    {
      rivals: ['奥迪 Q5L', '宝马 X3'],
      tags: ['价格'],
    },
  ),
  tells(
    'won',
    '交车一年后介绍来两位',
    '老客户交车时随手拍的照片，销售顾问每个节气都发一条用车提醒，从不推销。',
    '第十个月他介绍同事，第十一个月介绍表弟。交车回访三次不落，首保当天顾问到休息区坐十分钟。',
    {
      stage: 'after',
      tags: ['售后'],
    },
  ),
  tells(
    'lost',
    '试驾后三天没联系',
    '客户试驾评价很高，顾问等他来电话，三天后他在对面定了车。',
    '试驾当天发感谢信，二十四小时内必须打电话，问的是家里人怎么看，不是买不买。工作台里的两个时钟不许过夜。',
    {
      stage: 'drive',
      levels: ['H', 'A'],
    },
  ),
  tells(
    'lost',
    '第三排的需求问晚了',
    '谈到第四次才知道老人常住家里，要第三排常坐人。',
    '第一次接待就问一车最多坐几个人、多久一次。需求分析记录单没填完不报价。',
    { series: ['RX'], tags: ['空间'] },
  ),
];

/** 话术库: written by the manager, one every fortnight; the first two are not in use any more. */
export function playbookOf(now: number, staff: DemoStaff): Happening[] {
  const off: readonly Entry[] = [
    answers('月底活动话术', '活动过了还有没有', '去年团购周末的说法，活动已经结束。', { tags: ['价格'] }),
    asks('是否有充电桩', '家里能不能装桩？', '纯电停售前的问法，先停用。', { tags: ['纯电'] }),
  ];
  return [...off, ...ENTRIES].map((entry, at): Happening => {
    const day = dayOf(now - (340 - at * 11) * DAY_MS);
    const values = { id: newId(), active: !off.includes(entry), ...entry };
    return { at: dayRange(day)[0] + 18 * 3_600_000, by: staff.manager, entity: 'playbook_entry', values };
  });
}
