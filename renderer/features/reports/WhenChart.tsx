import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shownHours } from '../../../db/reports/hours.ts';
import { useLook } from '../../lib/look.ts';
import Chart, { themeColor } from '../../ui/Chart.tsx';

/** 小时 × 星期: when guests come. */
export default function WhenChart({ grid }: { grid: readonly (readonly number[])[] }) {
  const { t } = useTranslation('reports');
  const look = useLook(({ theme }) => theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are those of the look
  const option = useMemo(() => {
    const hours = shownHours(grid);
    const ink = themeColor('--ink-soft');
    const data = grid.flatMap((row, weekday) => hours.map((hour, x) => [x, weekday, row[hour] ?? 0]));
    return {
      grid: { left: 40, right: 8, top: 8, bottom: 22 },
      tooltip: {},
      xAxis: { type: 'category', data: hours.map((hour) => `${hour}`), axisLabel: { color: ink } },
      yAxis: {
        type: 'category',
        data: grid.map((_, weekday) => t(`weekday.${weekday}`)),
        inverse: true,
        axisLabel: { color: ink },
      },
      visualMap: {
        show: false,
        min: 0,
        max: Math.max(1, ...data.map(([, , count]) => count ?? 0)),
        inRange: { color: [themeColor('--sheet'), themeColor('--accent')] },
      },
      series: [{ type: 'heatmap', data, label: { show: false } }],
    };
  }, [grid, t, look]);
  return <Chart option={option} height={220} label={t('when')} />;
}
