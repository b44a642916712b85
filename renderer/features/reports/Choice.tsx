import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { comparisons, type DaySpan, type SpanName, spanNames } from '../../../db/reports/spans.ts';
import { useConsultants } from '../../lib/sellers.ts';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { OneOrAll } from '../../ui/OneOrAll.tsx';
import type { Asked } from './useAsked.ts';

/** Which days: a usual span, the one before or after it, or any two days. */
export function SpanChoice({ asked }: { asked: Asked }) {
  const { t } = useTranslation('reports');
  const { span, name, setName, step, atEnd, typeDays } = asked;
  return (
    <>
      <ChipGroup<SpanName | undefined>
        label={t('span')}
        value={name}
        onChange={setName}
        options={spanNames.map((value) => ({ value, label: t(`span.${value}`) }))}
      />
      <Button icon={<LeftOutlined />} aria-label={t('earlier')} onClick={() => step(true)} />
      <TypedDays days={span} label={t('span')} onChange={typeDays} />
      <Button icon={<RightOutlined />} aria-label={t('later')} disabled={atEnd} onClick={() => step(false)} />
    </>
  );
}

/** With what it is compared, and whose numbers, from where, for which series. */
export function FilterChoice({ asked }: { asked: Asked }) {
  const { t } = useTranslation('reports');
  const { against, comparison, setComparison, typeAgainst, filters, setFilters } = asked;
  const everybody = useMay('manager', 'admin', 'backOffice');
  const consultants = useConsultants();
  const choices = useQuery(trpc.reports.choices.queryOptions());
  return (
    <div className="report-filters">
      <span className="soft">{t('against')}</span>
      <Select
        aria-label={t('against')}
        value={comparison}
        onChange={setComparison}
        options={comparisons.map((value) => ({ value, label: t(`against.${value}`) }))}
      />
      {comparison === 'custom' ? (
        <TypedDays days={against} label={t('against')} onChange={typeAgainst} />
      ) : (
        <span className="tabular soft">
          {against.from} – {against.to}
        </span>
      )}
      <i className="gap" />
      {everybody && (
        <OneOrAll
          className="report-filter"
          label={t('consultant')}
          all={t('everybody')}
          value={filters.consultantId}
          options={consultants.map(({ value, label }) => ({ value, label }))}
          onChange={(consultantId) => setFilters({ consultantId })}
        />
      )}
      <OneOrAll
        className="report-filter"
        label={t('part.source')}
        all={t('allSources')}
        value={filters.source}
        options={named(choices.data?.sources)}
        onChange={(source) => setFilters({ source })}
      />
      <OneOrAll
        className="report-filter"
        label={t('part.series')}
        all={t('allSeries')}
        value={filters.series}
        options={named(choices.data?.series)}
        onChange={(series) => setFilters({ series })}
      />
    </div>
  );
}

const named = (values: readonly string[] | undefined) => (values ?? []).map((value) => ({ value, label: value }));

function TypedDays(props: { days: DaySpan; label: string; onChange: (change: Partial<DaySpan>) => void }) {
  const { t } = useTranslation('reports');
  const { days, label, onChange } = props;
  const id = useId();
  return (
    <span className="span-typed">
      <DateInput aria-labelledby={`${id}-from`} value={days.from} onChange={(from) => onChange({ from })} />
      <DateInput aria-labelledby={`${id}-to`} value={days.to} onChange={(to) => onChange({ to })} />
      <span id={`${id}-from`} className="unseen">{`${label} ${t('from')}`}</span>
      <span id={`${id}-to`} className="unseen">{`${label} ${t('to')}`}</span>
    </span>
  );
}
