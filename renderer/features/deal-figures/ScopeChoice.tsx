import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useConsultants } from '../../lib/sellers.ts';
import { trpc } from '../../lib/trpc.ts';
import { OneOrAll } from '../../ui/OneOrAll.tsx';
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
      <OneOrAll
        className="figure-choice"
        label={t('column.consultant')}
        all={t('everybody')}
        value={standing.consultantId}
        options={consultants.map(({ value, label }) => ({ value, label }))}
        onChange={setConsultant}
      />
      <OneOrAll
        className="figure-choice"
        label={t('series')}
        all={t('allSeries')}
        value={standing.series}
        options={(series.data ?? []).map((value) => ({ value, label: value }))}
        onChange={setSeries}
      />
    </>
  );
}
