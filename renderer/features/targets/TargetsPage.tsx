import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths } from '../../../db/targets/rules.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { TargetForm } from './TargetForm.tsx';
import './targets.css';

/** 目标: what a month is to bring, consultant by consultant, typed into one table. */
export default function TargetsPage() {
  const { t } = useTranslation('targets');
  const today = useToday();
  const [chosen, setMonth] = useState<string>();
  const month = chosen ?? today.slice(0, 7);
  const before = addMonths(month, -1);
  const lines = useQuery(trpc.targets.month.queryOptions({ month }));
  const last = useQuery(trpc.targets.month.queryOptions({ month: before }));
  const go = (by: number) => setMonth(addMonths(month, by));
  useHotkeys(t('title'), [
    { keys: 'alt+arrowleft', label: t('previous'), run: () => go(-1) },
    { keys: 'alt+arrowright', label: t('next'), run: () => go(1) },
  ]);
  const turn = (
    <>
      <Button icon={<LeftOutlined />} aria-label={t('previous')} onClick={() => go(-1)} />
      <b className="tabular target-month" aria-live="polite">
        {month}
      </b>
      <Button icon={<RightOutlined />} aria-label={t('next')} onClick={() => go(1)} />
    </>
  );
  if (lines.data === undefined || last.data === undefined)
    return (
      <Page title={t('title')} filters={turn}>
        {lines.error ? <ErrorState error={lines.error} retry={() => void lines.refetch()} /> : <Waiting rows={8} />}
      </Page>
    );
  return <TargetForm key={month} month={month} lines={lines.data} last={last.data} turn={turn} />;
}
