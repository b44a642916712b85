import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { clock } from '../../lib/when.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { MoneyToday } from './MoneyToday.tsx';
import { RowsPanel } from './RowsPanel.tsx';
import type { Opened } from './types.ts';
import { WaitingBoard } from './WaitingBoard.tsx';
import './workbench.css';

/** 工作台 of finance and warehouse: what waits for me, what came in today, which cars moved. */
export function BackDesk() {
  const { t } = useTranslation('workbench');
  const today = useToday();
  const counts = useMay('finance');
  const [opened, setOpened] = useState<Opened>();
  const items = useQuery({ ...trpc.workbench.items.queryOptions(), refetchInterval: 60_000 });
  if (items.data === undefined)
    return items.error ? <ErrorState error={items.error} retry={() => void items.refetch()} /> : <Waiting rows={10} />;
  return (
    <Page
      fill
      title={t('title')}
      subtitle={t('day', {
        day: today.slice(5),
        weekday: t(`weekday.${new Date(`${today}T00:00:00Z`).getUTCDay()}`),
      })}
    >
      <div className="workbench">
        <div className="workbench-main">
          <section className="panel back-desk" aria-label={t('wait')}>
            <h2>{t('wait')}</h2>
            <WaitingBoard items={items.data.filter(({ group }) => group === 'wait')} onOpen={setOpened} />
          </section>
        </div>
        {opened !== undefined ? (
          <RowsPanel opened={opened} onClose={() => setOpened(undefined)} />
        ) : (
          <aside className="workbench-side">
            {counts && <MoneyToday on={today} />}
            <CarsMoved />
          </aside>
        )}
      </div>
    </Page>
  );
}

/** 今日车辆进出. */
function CarsMoved() {
  const { t } = useTranslation('workbench');
  const moved = useQuery({ ...trpc.workbench.carsMoved.queryOptions(), refetchInterval: 60_000 });
  return (
    <section className="panel" aria-label={t('cars')}>
      <h2>
        {t('cars')} {moved.data !== undefined && moved.data.length > 0 && moved.data.length}
      </h2>
      {moved.data?.length === 0 ? (
        <p className="field-hint">{t('cars.none')}</p>
      ) : (
        <ul className="coming">
          {moved.data?.map(({ id, vehicleId, car, kind, at, toPlace, byName }) => (
            <li key={id}>
              <time className="tabular">{clock(at)}</time> <Link to={`/vehicles/${vehicleId}`}>{car}</Link>{' '}
              {[t(`vehicles:move.${kind}`), toPlace, byName].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
