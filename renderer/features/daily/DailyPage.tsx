import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { currentLanguage } from '../../lib/i18n.ts';
import { useConsultants } from '../../lib/sellers.ts';
import { useMay, useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { Page } from '../../ui/Page.tsx';
import { PrintDialog } from '../../ui/PrintDialog.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { DayPlanNote } from './DayPlanNote.tsx';
import { InstructForm } from './InstructForm.tsx';
import { ReportForm } from './ReportForm.tsx';
import { ReportLines } from './ReportLines.tsx';
import './daily.css';

/** 销售日报表: the day fills itself; the consultant adds what was hard and tomorrow's plan, the manager reads, instructs and signs. */
export default function DailyPage() {
  const { t } = useTranslation('daily');
  const me = useStaff();
  const today = useToday();
  const manages = useMay('manager', 'admin');
  // The workbench names the report it leads to.
  const [asked] = useSearchParams();
  const [on, setOn] = useState(asked.get('on') ?? undefined);
  const [staffId, setStaffId] = useState(asked.get('of') ?? undefined);
  const [printing, setPrinting] = useState(false);
  const day = on ?? today;
  const consultants = useConsultants();
  const whose = manages ? (staffId ?? consultants[0]?.value) : me.id;
  const report = useQuery({
    ...trpc.daily.report.queryOptions({ on: day, staffId: whose ?? null }),
    enabled: whose !== undefined,
  });
  useHotkeys(t('title'), [{ keys: 'ctrl+p', label: t('print'), run: () => setPrinting(true) }]);
  if (report.data === undefined)
    return report.error ? (
      <ErrorState error={report.error} retry={() => void report.refetch()} />
    ) : (
      <Waiting rows={10} />
    );
  const { lines, levels } = report.data;
  return (
    <Page
      title={t('title')}
      subtitle={
        <Facts>
          {t('lines', { count: lines.length })}
          {levels.map(({ level, n }) => (
            <span key={level}>
              <LevelTag level={level} /> {n}
            </span>
          ))}
        </Facts>
      }
      filters={
        <>
          <span className="daily-day">
            <DateInput
              value={day}
              aria-label={t('day')}
              onChange={(next) => /^\d{4}-\d{2}-\d{2}$/.test(next) && setOn(next)}
            />
          </span>
          {manages && (
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={t('whose')}
              className="daily-whose"
              value={whose}
              onChange={setStaffId}
              options={consultants.map(({ value, label }) => ({ value, label }))}
            />
          )}
        </>
      }
      actions={
        <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t('print')}
        </Button>
      }
    >
      {printing && (
        <PrintDialog
          of={['daily', day, whose ?? '']}
          make={() => client.daily.print.mutate({ on: day, staffId: whose ?? null, lang: currentLanguage() })}
          file={`${t('title')} ${day}`}
          onClose={() => setPrinting(false)}
        />
      )}
      <div className="daily">
        <ReportLines lines={lines} />
        {manages ? (
          <InstructForm
            key={`${day} ${whose} ${report.data.report.rev}`}
            handed={report.data.report}
            planLabel={t('field.plan')}
            save={(said) =>
              client.daily.instruct.mutate({ on: day, staffId: whose!, rev: report.data.report.rev, ...said })
            }
          >
            <DayPlanNote planned={report.data.planned} />
          </InstructForm>
        ) : (
          <ReportForm key={`${day} ${report.data.report.rev}`} day={report.data} />
        )}
      </div>
    </Page>
  );
}
