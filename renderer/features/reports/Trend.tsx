import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../lib/outputs.ts';
import Chart, { themeColor } from '../../ui/Chart.tsx';

/** Parties, captured cards and orders a day. */
export default function Trend({ days }: { days: Outputs['reports']['daily'] }) {
  const { t } = useTranslation('reports');
  const option = useMemo(() => {
    const line = (name: 'parties' | 'captured' | 'orders', color: string) => ({
      type: 'line',
      name: t(`count.${name}`),
      data: days.map((day) => day[name]),
      symbol: 'none',
      itemStyle: { color: themeColor(color) },
    });
    const ink = themeColor('--ink-soft');
    return {
      grid: { left: 32, right: 8, top: 28, bottom: 22 },
      legend: { top: 0, textStyle: { color: ink } },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map(({ on }) => on.slice(5)), axisLabel: { color: ink } },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: ink },
        splitLine: { lineStyle: { color: themeColor('--line') } },
      },
      series: [line('parties', '--accent'), line('captured', '--blue'), line('orders', '--orange')],
    };
  }, [days, t]);
  return <Chart option={option} height={220} label={t('trend')} />;
}
