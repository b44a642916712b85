import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../db/core/day.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useMay, useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { Empty } from '../../ui/Empty.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { MonthStart } from '../../ui/MonthStart.tsx';
import { OwnerChoice } from '../../ui/OwnerChoice.tsx';
import { Page } from '../../ui/Page.tsx';
import { PrintPreview } from '../../ui/PrintPreview.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { LevelSheetTable } from './LevelSheetTable.tsx';
import './follow-ups.css';

/** Months one may look back, this one included. */
const MONTHS = 13;

/** This month and those before it, as 'YYYY-MM'. */
function monthsUntil(today: string): string[] {
  const months = [today.slice(0, 7)];
  while (months.length < MONTHS) months.push(addDays(`${months.at(-1)}-01`, -1).slice(0, 7));
  return months;
}

/** 潜在顾客等级推进表: how each customer's level went within a month, and who waits for a call. */
export default function LevelSheetPage() {
  const { t } = useTranslation('follow-ups');
  const me = useStaff();
  const today = useToday();
  const everybody = useMay('manager', 'admin', 'backOffice');
  const [ownerId, setOwnerId] = useState<string | null>(everybody ? null : me.id);
  const [chosen, setMonth] = useState<string>();
  const [printing, setPrinting] = useState(false);
  const month = chosen ?? today.slice(0, 7);
  const sheet = useQuery(trpc.followUps.levelSheet.queryOptions({ ownerId, month }));
  useHotkeys(t('sheet.title'), [{ keys: 'ctrl+p', label: t('sheet.print'), run: () => setPrinting(true) }]);
  const lines = sheet.data?.lines ?? [];
  return (
    <Page
      fill
      title={t('sheet.title')}
      subtitle={t('sheet.count', {
        count: lines.length + (sheet.data?.rest ?? 0),
        steps: lines.reduce((sum, { steps }) => sum + steps.length, 0),
        late: lines.filter(({ overdueDays }) => overdueDays > 0).length,
      })}
      filters={
        <>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('sheet.month')}
            className="owner-choice"
            value={month}
            onChange={setMonth}
            options={monthsUntil(today).map((value) => ({ value, label: value }))}
          />
          {everybody && <OwnerChoice value={ownerId} onChange={setOwnerId} />}
        </>
      }
      primary={
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t('sheet.print')}
        </Button>
      }
    >
      <MonthStart month={month} ownerId={ownerId} />
      {sheet.error !== null && <ErrorState error={sheet.error} retry={() => void sheet.refetch()} />}
      {sheet.data === undefined && sheet.error === null && <Waiting rows={10} />}
      {sheet.data !== undefined && (
        <div className="list-and-card">
          {lines.length === 0 ? (
            <Empty title={t('sheet.empty')} text={t('sheet.empty.text')} />
          ) : (
            <LevelSheetTable sheet={sheet.data} showsOwner={ownerId === null} />
          )}
          {printing && (
            <PrintPreview
              of={['level sheet', month, ownerId ?? '']}
              make={() => client.followUps.printLevelSheet.mutate({ month, ownerId, lang: currentLanguage() })}
              file={`${t('sheet.title')} ${month}`}
              onClose={() => setPrinting(false)}
            />
          )}
        </div>
      )}
    </Page>
  );
}
