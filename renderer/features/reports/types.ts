import type { DailyCount } from '../../../db/reports/kpis.ts';
import type { Inputs, Outputs } from '../../lib/outputs.ts';

export type Kpis = Outputs['reports']['kpis']['now'];
/** Days, and whose, from where, for which series. */
export type Span = Inputs['reports']['when'];
/** The same, compared with other days. */
export type Compared = Inputs['reports']['kpis'];
export type Bucket = Kpis['buckets'][number];
export type MonthStart = Outputs['reports']['monthStart'];
export type By = Inputs['reports']['parts']['by'];
export type { DailyCount };

/** Filters of the whole page; null: all. */
export interface Filters {
  consultantId: string | null;
  source: string | null;
  series: string | null;
}
