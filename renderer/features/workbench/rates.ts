import { RATIOS } from '../../../db/reports/kpis.ts';
import type { DeskCount, DeskNumbers } from './types.ts';

type Counts = DeskNumbers['today'];

/** 留档率, 试驾率 as 报表 defines them; null where nothing stands below the line. */
export function rateOf(name: 'captureRate' | 'driveRate', counts: Counts): number | null {
  const sum = (names: readonly string[]) => names.reduce((total, one) => total + counts[one as DeskCount], 0);
  const below = sum(RATIOS[name].below);
  return below === 0 ? null : sum(RATIOS[name].above) / below;
}

export const percent = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)}%`);

/** What the month is to bring, in the measure of the number beside it. */
export function goalOf(name: DeskCount | 'captureRate', goals: DeskNumbers['goals']): number | null {
  if (name === 'captureRate') return goals.captureBp === null ? null : goals.captureBp / 10_000;
  return name in goals ? (goals[name as keyof typeof goals] ?? null) : null;
}
