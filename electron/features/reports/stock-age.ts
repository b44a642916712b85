import { daysBetween } from '../../../db/core/day.ts';
import { type AgeTone, ageSpans, ageTone, daysOf } from '../../../db/vehicles/age.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { readSettings } from '../settings/service.ts';

/** Cars that have stood here for so many days, by series. */
export interface StockAge {
  /** `0-60`, `121-` */
  span: string;
  tone: AgeTone | null;
  series: { name: string; cars: number }[];
}

/** 在库 and 已配: what stands in the yard and costs money. */
const HERE = `SELECT coalesce(series, brand_model, model, '') AS name, arrived_on AS arrivedOn FROM vehicle INDEXED BY vehicle_status_arrived
  WHERE status IN ('inStock', 'allocated') AND arrived_on IS NOT NULL AND deleted_at IS NULL AND merged_into IS NULL`;

/** 库龄: what stands too long, today. */
export function stockAge(store: Store, series: string | null): StockAge[] {
  const today = todayOf(store);
  const table = readSettings(store).ageColours;
  const cars = prepared<{ name: string; arrivedOn: string }>(store.db, HERE).all() as {
    name: string;
    arrivedOn: string;
  }[];
  return ageSpans(table).map((span) => {
    const { from, to } = daysOf(span);
    const found = new Map<string, number>();
    for (const { name, arrivedOn } of cars) {
      const days = Math.max(0, daysBetween(arrivedOn, today));
      if (days < from || (to !== null && days > to) || (series !== null && name !== series)) continue;
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    const bySeries = [...found].map(([name, count]) => ({ name, cars: count }));
    return { span, tone: ageTone(from, table), series: bySeries.sort((a, b) => b.cars - a.cars) };
  });
}
