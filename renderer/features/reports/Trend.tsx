import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLook } from '../../lib/look.ts';
import Chart, { themeColor } from '../../ui/Chart.tsx';
import type { Bucket } from './types.ts';

const LINES = [
  ['parties', '--accent'],
  ['captured', '--blue'],
  ['orders', '--orange'],
] as const;

const labelOf = ({ from, to }: Pick<Bucket, 'from' | 'to'>) =>
  from === to ? from.slice(5) : `${from.slice(5)}–${to.slice(5)}`;

/** Parties, captured cards and orders, and dashed how they went on the days compared with. */
export default function Trend({ now, before }: { now: readonly Bucket[]; before: readonly Bucket[] }) {
  const { t } = useTranslation('reports');
  const look = useLook(({ theme }) => theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are those of the look
  const option = useMemo(() => {
    const line = (buckets: readonly Bucket[], name: (typeof LINES)[number][0], color: string, isBefore: boolean) => ({
      type: 'line',
      name: isBefore ? t('trend.before', { name: t(`count.${name}`) }) : t(`count.${name}`),
      data: now.map((_, at) => buckets[at]?.counts[name] ?? null),
      symbol: now.length === 1 ? 'circle' : 'none',
      lineStyle: isBefore ? { type: 'dashed', width: 1, opacity: 0.75 } : { width: 2 },
      itemStyle: { color: themeColor(color) },
    });
    const ink = themeColor('--ink-soft');
    return {
      grid: { left: 36, right: 12, top: 30, bottom: 24 },
      legend: { top: 0, textStyle: { color: ink }, data: LINES.map(([name]) => t(`count.${name}`)) },
      tooltip: {
        trigger: 'axis',
        formatter: (at: { dataIndex: number }[]) =>
          tip(at[0]?.dataIndex ?? 0, now, before, (name) => t(`count.${name}`)),
      },
      xAxis: { type: 'category', data: now.map(labelOf), axisLabel: { color: ink } },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: ink },
        splitLine: { lineStyle: { color: themeColor('--line') } },
      },
      series: [
        ...LINES.map(([name, color]) => line(now, name, color, false)),
        ...LINES.map(([name, color]) => line(before, name, color, true)),
      ],
    };
  }, [now, before, t, look]);
  return <Chart option={option} height={220} label={t('trend')} />;
}

const tip = (
  at: number,
  now: readonly Bucket[],
  before: readonly Bucket[],
  named: (name: (typeof LINES)[number][0]) => string,
) =>
  [
    [now[at], before[at]].flatMap((bucket) => (bucket ? [labelOf(bucket)] : [])).join(' / '),
    ...LINES.map(([name]) => `${named(name)}: ${now[at]?.counts[name] ?? 0} / ${before[at]?.counts[name] ?? '—'}`),
  ].join('<br>');
