import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useMay, useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { OwnerChoice } from '../../ui/OwnerChoice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { DrawerStrip } from './DrawerStrip.tsx';
import { HandedToMe } from './HandedToMe.tsx';
import { Items } from './Items.tsx';
import { MonthLine } from './MonthLine.tsx';
import { CameMeanwhile, ComingPanel, NowPanel } from './NowPanel.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import { ReportNote } from './ReportNote.tsx';
import { RowsPanel } from './RowsPanel.tsx';
import { Team } from './Team.tsx';
import { Tiles } from './Tiles.tsx';
import { Traffic } from './Traffic.tsx';
import type { Opened } from './types.ts';
import { WaitingBoard } from './WaitingBoard.tsx';
import './workbench.css';

/** 工作台: the first page after signing in. Nothing is typed here twice; all of it comes from what happened. */
export default function WorkbenchPage() {
  const { t } = useTranslation('workbench');
  const me = useStaff();
  const today = useToday();
  const go = useNavigate();
  const [, ask] = useSearchParams();
  const manages = useMay('manager', 'admin');
  const sells = useMay('consultant');
  const [ownerId, setOwnerId] = useState<string | null>(sells ? me.id : null);
  const [opened, setOpened] = useState<Opened>();
  const desk = useQuery({ ...trpc.workbench.desk.queryOptions({ ownerId }), refetchInterval: 60_000 });
  const counts = useQuery(trpc.followUps.counts.queryOptions({ ownerId }));
  const items = useQuery({ ...trpc.workbench.items.queryOptions(), refetchInterval: 60_000 });
  if (desk.data === undefined)
    return desk.error ? <ErrorState error={desk.error} retry={() => void desk.refetch()} /> : <Waiting rows={10} />;
  const numbers = desk.data;
  const whole = ownerId === null;
  const of = (group: 'decide' | 'wrong' | 'wait') => (items.data ?? []).filter((item) => item.group === group);
  const due = (counts.data?.overdue ?? 0) + (counts.data?.today ?? 0);
  const lead = !whole
    ? undefined
    : manages
      ? {
          label: t('team'),
          body: (
            <>
              <Team
                onOpen={setOpened}
                onPick={(id, queue) => {
                  setOwnerId(id);
                  if (queue !== undefined) ask({ queue });
                }}
              />
              <Traffic numbers={numbers} onOpen={setOpened} />
            </>
          ),
        }
      : { label: t('wait'), body: <WaitingBoard items={of('wait')} onOpen={setOpened} /> };
  const meeting = (kind: 'morning' | 'evening') => (
    <Button onClick={() => void go(`/meeting?kind=${kind}`)}>{t(`daily:meeting.${kind}`)}</Button>
  );
  return (
    <Page
      fill
      title={t('title')}
      subtitle={
        <Facts>
          {t('day', { day: today.slice(5), weekday: t(`weekday.${new Date(`${today}T00:00:00Z`).getUTCDay()}`) })}
          {t('parties', { count: numbers.today.parties })}
          {t('contacts', { done: numbers.today.contacts, due })}
          {numbers.today.drives > 0 && t('drives', { count: numbers.today.drives })}
        </Facts>
      }
      filters={
        !sells && (
          <OwnerChoice
            value={ownerId}
            onChange={(id) => {
              setOwnerId(id);
              ask({}, { replace: true });
            }}
          />
        )
      }
      actions={
        manages && (
          <>
            {meeting('morning')}
            {meeting('evening')}
          </>
        )
      }
    >
      {manages && whole && <Tiles numbers={numbers} onOpen={setOpened} />}
      <div className="workbench">
        <div className="workbench-main">
          <HandedToMe />
          <QueuePanel ownerId={ownerId} showsOwner={whole} lead={lead} />
          <section className="panel drawer-and-month">
            <DrawerStrip ownerId={ownerId} />
            {!(manages && whole) && <MonthLine numbers={numbers} ownerId={ownerId} onOpen={setOpened} />}
          </section>
        </div>
        {opened !== undefined ? (
          <RowsPanel opened={opened} onClose={() => setOpened(undefined)} />
        ) : (
          <aside className="workbench-side">
            {manages && whole ? (
              <>
                <Items title={t('decide')} none={t('decide.none')} items={of('decide')} questions onOpen={setOpened} />
                <Items title={t('wrong')} none={t('wrong.none')} items={of('wrong')} alarming onOpen={setOpened} />
                <ComingPanel ownerId={ownerId} />
              </>
            ) : (
              <>
                <NowPanel numbers={numbers} />
                {sells && of('wait').some(({ count }) => count > 0) && (
                  <Items title={t('wait')} none="" items={of('wait')} onOpen={setOpened} />
                )}
                {(sells || manages) && ownerId !== null && <ReportNote ownerId={ownerId} />}
                <CameMeanwhile />
                <ComingPanel ownerId={ownerId} />
              </>
            )}
          </aside>
        )}
      </div>
    </Page>
  );
}
