import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { currentLanguage } from '../../lib/i18n.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { dayText } from '../../lib/when.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { PrintPreview } from '../../ui/PrintPreview.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { CompletePanel } from './CompletePanel.tsx';
import { cursorBack } from './cursorBack.ts';
import { DayChoice, useChosenDay } from './DayChoice.tsx';
import { DayTable } from './DayTable.tsx';
import { HourBars } from './HourBars.tsx';
import { MonthStrip } from './MonthStrip.tsx';
import { TotalsLine } from './TotalsLine.tsx';
import './visits.css';
import { WeatherChips } from './WeatherChips.tsx';

/** 来访客流量登记表 of today or any past day; the day stands in the address, so going back returns to it. */
export default function DayPage() {
  const { t } = useTranslation('visits');
  const [params, setParams] = useSearchParams();
  const chosen = useChosenDay(t('day.title'));
  const { on, today, printing, setPrinting, go } = chosen;
  const register = useQuery(trpc.visits.day.queryOptions({ on }));
  // The visit being completed stands in the address too: the list of what head office returned leads straight to it.
  const completing = register.data?.rows.find(({ id }) => id === params.get('visit'));
  const complete = (id: string | undefined) => {
    setPrinting(false);
    setParams({ ...(on !== today && { on }), ...(id !== undefined && { visit: id }) });
  };
  const completed = useRef<string>(undefined);
  useEffect(() => {
    if (completing === undefined && completed.current !== undefined) cursorBack(null, completed.current);
    completed.current = completing?.id;
  }, [completing]);
  return (
    <Page
      fill
      title={t('day.title')}
      subtitle={register.data && <TotalsLine totals={register.data.totals} label={dayText(on)} />}
      filters={register.data && <HourBars byHour={register.data.totals.byHour} />}
      actions={<DayChoice day={chosen} />}
      primary={
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t('day.print')}
        </Button>
      }
    >
      <MonthStrip on={on} today={today} onPick={go} />
      {register.error !== null && <ErrorState error={register.error} retry={() => void register.refetch()} />}
      {register.data === undefined && register.error === null && <Waiting rows={10} />}
      {register.data !== undefined && (
        <div className="day-body">
          <div className="day-sheet">
            <WeatherChips on={on} weather={register.data.weather} />
            <DayTable register={register.data} openId={completing?.id} onComplete={complete} />
          </div>
          {completing !== undefined && !printing && (
            <CompletePanel key={completing.id} line={completing} onClose={() => complete(undefined)} />
          )}
          {printing && (
            <PrintPreview
              of={['register', on]}
              make={() => client.visits.print.mutate({ on, lang: currentLanguage() })}
              file={`${t('day.title')} ${on}`}
              onClose={() => setPrinting(false)}
            />
          )}
        </div>
      )}
    </Page>
  );
}
