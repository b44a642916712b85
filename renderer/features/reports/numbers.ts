import type { CountName, RatioName } from '../../../db/reports/kpis.ts';
import type { Kpis } from './types.ts';

export const percent = (ratio: number | null): string =>
  ratio === null ? '—' : `${(ratio * 100).toFixed(ratio < 0.1 ? 1 : 0)} %`;

/** 目标 of a number, where the span is one month and somebody set it. */
export function goalOf({ goals }: Kpis, name: CountName | RatioName): { value: number; text: string } | null {
  if (goals === null) return null;
  if (name === 'captureRate') {
    const share = goals.captureBp === null ? null : goals.captureBp / 10_000;
    return share === null ? null : { value: share, text: percent(share) };
  }
  const value = (goals as Partial<Record<string, number | null>>)[name] ?? null;
  return value === null ? null : { value, text: String(value) };
}
