import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountName, DailyCount } from '../../../db/reports/kpis.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { MonthStart } from '../../ui/MonthStart.tsx';
import { Page } from '../../ui/Page.tsx';
import { PrintPreview } from '../../ui/PrintPreview.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { Charts } from './Charts.tsx';
import { FilterChoice, SpanChoice } from './Choice.tsx';
import { Parts } from './Parts.tsx';
import { type Opened, RowsPanel } from './RowsPanel.tsx';
import { Tiles } from './Tiles.tsx';
import type { By, Filters } from './types.ts';
import { useAsked } from './useAsked.ts';
import './reports.css';

const FILTER: Record<By, keyof Filters> = { consultant: 'consultantId', source: 'source', series: 'series' };

/** 报表: tiles whose numbers open their rows, then charts that answer one question each, all beside other days. */
export default function ReportsPage() {
  const { t } = useTranslation('reports');
  const everybody = useMay('manager', 'admin', 'backOffice');
  const page = useAsked();
  const { span, asked, filters, unit } = page;
  const [beside, setBeside] = useState<Opened | 'print'>();
  const kpis = useQuery(trpc.reports.kpis.queryOptions({ ...asked, unit }, { placeholderData: (last) => last }));
  useHotkeys(t('title'), [{ keys: 'ctrl+p', label: t('print'), run: () => setBeside('print') }]);
  if (kpis.data === undefined)
    return kpis.error ? <ErrorState error={kpis.error} retry={() => void kpis.refetch()} /> : <Waiting rows={10} />;
  const { now, before } = kpis.data;
  const open = (name: CountName) =>
    setBeside({ name, span, count: now.counts[name], frozen: name === 'carriedOver' && now.frozen });
  const shown: By[] = [
    ...(everybody && filters.consultantId === null ? (['consultant'] as const) : []),
    ...(filters.source === null ? (['source'] as const) : []),
    ...(filters.series === null ? (['series'] as const) : []),
  ];
  return (
    <Page
      title={t('title')}
      filters={<SpanChoice asked={page} />}
      primary={
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => setBeside('print')}>
          {t('print')}
        </Button>
      }
    >
      <FilterChoice asked={page} />
      <div className="reports-and-rows">
        <div className="reports">
          <Tiles now={now} before={before} onOpen={open} />
          <Charts span={span} now={now} before={before} unit={unit} onUnit={page.setUnit} />
          {shown.map((by) => (
            <Parts
              key={by}
              by={by}
              asked={asked}
              onOpen={(name: DailyCount, key, count) =>
                setBeside({ name, span: { ...span, [FILTER[by]]: key }, count })
              }
              onChoose={(key) => page.setFilters({ [FILTER[by]]: key })}
            />
          ))}
          <MonthStart month={span.from.slice(0, 7)} ownerId={filters.consultantId} table />
        </div>
        {beside === 'print' && (
          <PrintPreview
            of={['reports', JSON.stringify(asked), unit]}
            make={() => client.reports.print.mutate({ ...asked, unit, lang: currentLanguage() })}
            file={`${t('title')} ${span.from} ${span.to}`}
            onClose={() => setBeside(undefined)}
          />
        )}
        {beside !== undefined && beside !== 'print' && <RowsPanel {...beside} onClose={() => setBeside(undefined)} />}
      </div>
    </Page>
  );
}
