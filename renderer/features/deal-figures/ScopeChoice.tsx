import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useConsultants } from '../../lib/sellers.ts';
import { trpc } from '../../lib/trpc.ts';
import type { Scope } from './useScope.ts';

/** Which month, whose, of which series. */
export function ScopeChoice({ scope }: { scope: Scope }) {
  const { t } = useTranslation('deal-figures');
  const consultants = useConsultants();
  const series = useQuery(trpc.dealFigures.series.queryOptions());
  const { month, standing, step, atEnd, setConsultant, setSeries } = scope;
  return (
    <>
      <Button icon={<LeftOutlined />} aria-label={t('month.before')} onClick={() => step(-1)} />
      <b className="tabular" aria-live="polite">
        {month}
      </b>
      <Button icon={<RightOutlined />} aria-label={t('month.after')} disabled={atEnd} onClick={() => step(1)} />
      <Choice
        label={t('column.consultant')}
        all={t('everybody')}
        value={standing.consultantId}
        options={consultants.map(({ value, label }) => ({ value, label }))}
        onChange={setConsultant}
      />
      <Choice
        label={t('series')}
        all={t('allSeries')}
        value={standing.series}
        options={(series.data ?? []).map((value) => ({ value, label: value }))}
        onChange={setSeries}
      />
    </>
  );
}

/** One of many, or all of them. */
function Choice(props: {
  label: string;
  all: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | null) => void;
}) {
  const { label, all, value, options, onChange } = props;
  return (
    <Select
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      className="figure-choice"
      value={value ?? ''}
      onChange={(chosen: string) => onChange(chosen === '' ? null : chosen)}
      options={[{ value: '', label: all }, ...options]}
    />
  );
}
