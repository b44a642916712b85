import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { funnelStages } from '../../../db/reports/kpis.ts';
import { useLook } from '../../lib/look.ts';
import Chart, { themeColor } from '../../ui/Chart.tsx';
import type { Kpis } from './types.ts';

/** 漏斗: how many are left at each step, beside the days compared with. */
export default function Funnel({ now, before }: { now: Kpis; before: Kpis }) {
  const { t } = useTranslation('reports');
  const look = useLook(({ theme }) => theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are those of the look
  const option = useMemo(() => {
    const ink = themeColor('--ink-soft');
    const bar = (kpis: Kpis, name: string, color: string) => ({
      type: 'bar',
      name,
      data: funnelStages.map((stage) => kpis.counts[stage]),
      itemStyle: { color: themeColor(color) },
      barGap: '10%',
      label: { show: true, position: 'right', color: ink },
    });
    return {
      grid: { left: 76, right: 40, top: 28, bottom: 8 },
      legend: { top: 0, textStyle: { color: ink } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: funnelStages.map((stage) => t(`count.${stage}`)),
        axisLabel: { color: ink },
        axisTick: { show: false },
      },
      series: [bar(now, t('this'), '--accent'), bar(before, t('that'), '--line')],
    };
  }, [now, before, t, look]);
  return <Chart option={option} height={240} label={t('funnel')} />;
}
