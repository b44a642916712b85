import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { DrawerStrip } from './DrawerStrip.tsx';
import { HandedToMe } from './HandedToMe.tsx';
import { NowPanel } from './NowPanel.tsx';
import { OwnerChoice } from './OwnerChoice.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import { Team } from './Team.tsx';
import './follow-ups.css';

/** 工作台: the first page after signing in. Nothing is typed here twice; all of it comes from what happened. */
export default function WorkbenchPage() {
  const { t } = useTranslation('follow-ups');
  const me = useStaff();
  const today = useToday();
  const manages = useMay('manager', 'admin');
  const everybody = useMay('manager', 'admin', 'backOffice');
  const [ownerId, setOwnerId] = useState<string | null>(everybody ? null : me.id);
  const desk = useQuery({ ...trpc.followUps.desk.queryOptions({ ownerId }), refetchInterval: 60_000 });
  const counts = useQuery(trpc.followUps.counts.queryOptions({ ownerId }));
  if (desk.data === undefined)
    return desk.error ? <ErrorState error={desk.error} retry={() => void desk.refetch()} /> : <Waiting rows={10} />;
  const numbers = desk.data;
  const due = (counts.data?.overdue ?? 0) + (counts.data?.today ?? 0);
  return (
    <Page
      fill
      title={t('desk.title')}
      subtitle={
        <Facts>
          {t('desk.day', { day: today.slice(5), weekday: t(`weekday.${new Date(`${today}T00:00:00Z`).getUTCDay()}`) })}
          {t('desk.parties', { count: numbers.parties })}
          {t('desk.contacts', { done: numbers.contacts, due })}
        </Facts>
      }
      filters={everybody && <OwnerChoice value={ownerId} onChange={setOwnerId} />}
    >
      <div className="workbench">
        <div className="workbench-main">
          <HandedToMe />
          {manages && ownerId === null && <Team onPick={setOwnerId} />}
          <QueuePanel ownerId={ownerId} showsOwner={ownerId === null} />
          <DrawerStrip ownerId={ownerId} />
        </div>
        <NowPanel numbers={numbers} ownerId={ownerId} />
      </div>
    </Page>
  );
}
