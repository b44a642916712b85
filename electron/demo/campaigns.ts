import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import type { NewOf } from '../../db/entities.ts';
import { asksCampaign } from '../../db/visits/rules.ts';
import { newId } from '../kernel/ids.ts';
import type { Dice } from './dice.ts';
import type { DemoStaff } from './people.ts';
import type { Happening } from './year.ts';

type Campaign = NewOf<'campaign'> & { id: string };

/** Name, place, how many days ago it began, how many days it ran, budget and cost in 元. */
const HELD = [
  ['团购周末', '本店展厅', 300, 2, 15_000, 13_800],
  ['城西车展', '城西会展中心 3 号馆', 205, 5, 80_000, 86_500],
  ['老客户试驾日', '本店及环线', 142, 3, 8_000, 6_200],
  ['冲量专场', '本店展厅', 75, 9, 30_000, 27_400],
  ['商场巡展', '万象城一层中庭', 33, 3, 25_000, 24_100],
  ['周末品鉴会', '本店展厅', 1, 3, 12_000, null],
] as const;

/** 活动 of the year; the visits of those days that came by one are made to name it, and the cards made of them. */
export function campaignsOf(by: Dice, now: number, staff: DemoStaff, year: readonly Happening[]): Happening[] {
  const today = dayOf(now);
  const cards = new Map<unknown, Happening['values']>(
    year.filter(({ entity }) => entity === 'customer').map(({ values }) => [values.id, values]),
  );
  return HELD.map(([name, place, ago, days, budget, cost]): Happening => {
    const fromOn = addDays(today, -ago);
    const toOn = addDays(fromOn, days - 1);
    for (const { entity, values } of year) {
      if (entity !== 'visit') continue;
      const on = values.visitOn as string;
      const came = asksCampaign(values.source as string | null) || by.chance(0.25);
      if (on < fromOn || on > toOn || !came) continue;
      values.campaign = name;
      const card = cards.get(values.customerId);
      if (card) card.campaign ??= name;
    }
    const values: Campaign = {
      id: newId(),
      name,
      place,
      fromOn,
      toOn,
      budgetFen: budget * 100,
      costFen: cost === null ? null : cost * 100,
    };
    return { at: dayRange(addDays(fromOn, -14))[0] + 36_000_000, by: staff.manager, entity: 'campaign', values };
  });
}
