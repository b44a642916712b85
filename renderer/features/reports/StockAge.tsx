import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLook } from '../../lib/look.ts';
import type { Outputs } from '../../lib/outputs.ts';
import Chart, { themeColor } from '../../ui/Chart.tsx';

/** Series that have a colour of their own; the others follow in its shades. */
const COLORS = ['--accent', '--blue', '--orange', '--gold', '--red', '--grey'];

/** 库龄: how many cars have stood here how long, by series. */
export default function StockAge({ stock }: { stock: Outputs['reports']['stock'] }) {
  const { t } = useTranslation('reports');
  const look = useLook(({ theme }) => theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are those of the look
  const option = useMemo(() => {
    const ink = themeColor('--ink-soft');
    const names = [...new Set(stock.flatMap(({ series }) => series.map(({ name }) => name)))].sort();
    return {
      grid: { left: 96, right: 16, top: 28, bottom: 22 },
      legend: { top: 0, type: 'plain', textStyle: { color: ink }, itemWidth: 12 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: ink },
        splitLine: { lineStyle: { color: themeColor('--line') } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: stock.map(({ span }) => t('stock.days', { span: span.replace(/-$/, '+') })),
        axisLabel: { color: ink },
      },
      series: names.map((name, at) => ({
        type: 'bar',
        stack: 'cars',
        name: name || t('stock.other'),
        data: stock.map(({ series }) => series.find((one) => one.name === name)?.cars ?? 0),
        itemStyle: { color: themeColor(COLORS[at % COLORS.length]!), opacity: at < COLORS.length ? 1 : 0.6 },
      })),
    };
  }, [stock, t, look]);
  return <Chart option={option} height={240} label={t('stock')} />;
}
