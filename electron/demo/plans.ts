import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import type { PlanKind } from '../../db/daily/model.ts';
import { previousStart, startOf } from '../../db/daily/periods.ts';
import { planId } from '../features/daily/plans.ts';
import { reportId } from '../features/daily/service.ts';
import type { Dice } from './dice.ts';
import type { DemoStaff } from './people.ts';
import type { Happening } from './year.ts';

const HOUR_MS = 3_600_000;
/** Days back that have their reports. */
const DAYS = 12;

const SUMMARY = [
  '来店两批都留了档，一位对价格犹豫',
  '下午电话集中，三位没接通',
  '试驾后客户对后排空间满意，家里人还没看',
  '新客户少，主要跟进老客户',
];
const TOMORROW = [
  '约两位 A 级客户周末到店，跟进报价',
  '把 24 小时联系做完，约试驾一位',
  '确认订单客户的颜色，补齐资料',
  '回访上周来店未定的客户',
];
const WEEK = ['约老客户带家人试驾，冲一台订单', '把逾期清完，周末活动邀约十位', '重点跟 H 级客户，争取签约'];
const MONTH = ['靠转介绍和周末活动，保客流冲订单', '提高留档率，试驾后当天回访', '月底前交完在手订单'];
const SAID = ['先报方案再约到店', '逾期的明天一早先打', '试驾客户当天要有回访'];

/** 日报 of the last days with tomorrow's plan, 周计划 and 月计划; the newest are not all handed in or signed. */
export function plansOfShowroom(by: Dice, now: number, staff: DemoStaff): Happening[] {
  const today = dayOf(now);
  const evening = (on: string) => dayRange(on)[0] + 18 * HOUR_MS;
  const signed = (at: number) => ({
    signedAt: at,
    signedById: staff.manager,
    ...(by.chance(0.4) && { instruction: by.pick(SAID) }),
  });
  const reports = staff.consultants.flatMap((staffId, seat) =>
    Array.from({ length: DAYS }, (_, back): Happening[] => {
      const on = addDays(today, -1 - back);
      // One of them went home without it.
      if (back === 0 && seat === 2) return [];
      const at = evening(on) + by.int(0, 50) * 60_000;
      const numbers = { contacts: by.int(6, 12), parties: by.int(1, 4), drives: by.int(0, 2), orders: by.int(0, 1) };
      const values = { id: reportId(on, staffId), staffId, on, summary: by.pick(SUMMARY), plan: by.pick(TOMORROW) };
      return [
        {
          at,
          by: staffId,
          entity: 'daily_report',
          values: { ...values, ...numbers, submittedAt: at, ...(back > 0 && signed(at + HOUR_MS)) },
        },
      ];
    }).flat(),
  );
  const plan = (kind: PlanKind, fromOn: string, staffId: string, times: number, read: boolean): Happening => {
    const at = Math.min(dayRange(fromOn)[0] + 9 * HOUR_MS, now - HOUR_MS);
    return {
      at,
      by: staffId,
      entity: 'sales_plan',
      values: {
        id: planId(kind, fromOn, staffId),
        staffId,
        kind,
        fromOn,
        plan: by.pick(kind === 'week' ? WEEK : MONTH),
        contacts: times * by.int(40, 55),
        parties: times * by.int(18, 26),
        drives: times * by.int(3, 5),
        orders: Math.ceil(times / 2),
        newCards: times * by.int(8, 11),
        deliveries: Math.floor(times / 2),
        submittedAt: at,
        ...(read && signed(at)),
      },
    };
  };
  const week = startOf('week', today);
  const month = startOf('month', today);
  const plans = staff.consultants.flatMap((id, seat) => [
    plan('week', previousStart('week', week), id, 1, true),
    plan('week', week, id, 1, seat === 0),
    plan('month', month, id, 4, true),
  ]);
  return [...reports, ...plans];
}
