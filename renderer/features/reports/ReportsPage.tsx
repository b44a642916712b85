import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountName } from '../../../db/reports/kpis.ts';
import { useConsultants } from '../../lib/sellers.ts';
import { useMay } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { Charts } from './Charts.tsx';
import { Parts } from './Parts.tsx';
import { RowsPanel } from './RowsPanel.tsx';
import { daysOf, type SpanName, spanNames } from './span.ts';
import { Tiles } from './Tiles.tsx';
import type { Span } from './types.ts';
import './reports.css';

/** 报表: tiles whose numbers open their rows, then charts that answer one question each. */
export default function ReportsPage() {
  const { t } = useTranslation('reports');
  const today = useToday();
  const everybody = useMay('manager', 'admin', 'backOffice');
  const [name, setName] = useState<SpanName | undefined>('month');
  const [typed, setTyped] = useState<{ from: string; to: string }>();
  const [consultantId, setConsultantId] = useState<string | null>(null);
  const [opened, setOpened] = useState<{ name: CountName; span: Span }>();
  const days = name === undefined ? (typed ?? daysOf('month', today)) : daysOf(name, today);
  const { from, to } = days;
  const span = useMemo<Span>(() => ({ from, to, consultantId }), [from, to, consultantId]);
  const kpis = useQuery(trpc.reports.kpis.queryOptions(span, { placeholderData: (before) => before }));
  const consultants = useConsultants();
  const type = (change: Partial<typeof days>) => {
    const next = { ...days, ...change };
    if (!/^\d{4}-\d{2}-\d{2}$/.test(next.from) || !/^\d{4}-\d{2}-\d{2}$/.test(next.to)) return;
    setName(undefined);
    setTyped(next.from <= next.to ? next : { from: next.to, to: next.from });
  };
  if (kpis.data === undefined)
    return kpis.error ? <ErrorState error={kpis.error} retry={() => void kpis.refetch()} /> : <Waiting rows={10} />;
  const { now, before, beforeSpan } = kpis.data;
  return (
    <Page
      title={t('title')}
      subtitle={t('compared', { from, to, before: beforeSpan.from, until: beforeSpan.to })}
      filters={
        <>
          <ChipGroup<SpanName | undefined>
            label={t('span')}
            value={name}
            onChange={setName}
            options={spanNames.map((value) => ({ value, label: t(`span.${value}`) }))}
          />
          <span className="span-typed">
            <DateInput aria-labelledby="span-from" value={from} onChange={(day) => type({ from: day })} />
            <DateInput aria-labelledby="span-to" value={to} onChange={(day) => type({ to: day })} />
            <span id="span-from" className="unseen">
              {t('from')}
            </span>
            <span id="span-to" className="unseen">
              {t('to')}
            </span>
          </span>
          {everybody && (
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={t('consultant')}
              value={consultantId ?? ''}
              onChange={(id: string) => setConsultantId(id === '' ? null : id)}
              options={[
                { value: '', label: t('everybody') },
                ...consultants.map(({ value, label }) => ({ value, label })),
              ]}
            />
          )}
        </>
      }
    >
      <div className="reports-and-rows">
        <div className="reports">
          <Tiles now={now} before={before} onOpen={(count) => setOpened({ name: count, span })} />
          <Charts span={span} />
          {everybody && consultantId === null && (
            <Parts
              by="consultant"
              span={span}
              onOpen={(count, id) => setOpened({ name: count, span: { ...span, consultantId: id } })}
            />
          )}
          <Parts
            by="source"
            span={span}
            onOpen={(count, source) => setOpened({ name: count, span: { ...span, source } })}
          />
          <Parts
            by="series"
            span={span}
            onOpen={(count, series) => setOpened({ name: count, span: { ...span, series } })}
          />
        </div>
        {opened !== undefined && <RowsPanel {...opened} onClose={() => setOpened(undefined)} />}
      </div>
    </Page>
  );
}
