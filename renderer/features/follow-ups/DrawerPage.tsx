import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useStaff } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { OwnerChoice } from '../../ui/OwnerChoice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { AuditLines } from './AuditLines.tsx';
import { AuditPanel } from './AuditPanel.tsx';
import { DrawerColumn } from './DrawerColumn.tsx';
import { LevelPanel, type Moving } from './LevelPanel.tsx';
import type { AuditLine } from './types.ts';
import './follow-ups.css';

/** 抽屉: the cards by level, as the paper ones lie in the drawer. 1-7 or dragging moves a card and asks why; 清点 goes through them once a month. */
export default function DrawerPage() {
  const { t } = useTranslation('follow-ups');
  const me = useStaff();
  const everybody = useMay('manager', 'admin', 'backOffice');
  const [ownerId, setOwnerId] = useState<string | null>(everybody ? null : me.id);
  const [moving, setMoving] = useState<Moving>();
  const [counting, setCounting] = useState<AuditLine>();
  const drawer = useQuery(trpc.followUps.drawer.queryOptions({ ownerId }));
  if (drawer.data === undefined)
    return drawer.error ? (
      <ErrorState error={drawer.error} retry={() => void drawer.refetch()} />
    ) : (
      <Waiting rows={10} />
    );
  const all = drawer.data.reduce((sum, { count }) => sum + count, 0);
  return (
    <Page
      fill
      title={t('drawer.title')}
      subtitle={t('drawer.count', { count: all })}
      filters={everybody && <OwnerChoice value={ownerId} onChange={setOwnerId} />}
    >
      <AuditLines ownerId={ownerId} onCount={setCounting} />
      <div className="list-and-card">
        <div className="drawer-board">
          {drawer.data.map((compartment, index) => (
            <DrawerColumn
              key={compartment.rule.level}
              compartment={compartment}
              place={index + 1}
              levels={drawer.data.map(({ rule }) => rule.level)}
              showsOwner={ownerId === null}
              onMove={(next) => counting === undefined && setMoving(next)}
            />
          ))}
        </div>
        {counting !== undefined && (
          <AuditPanel key={counting.ownerId} line={counting} onClose={() => setCounting(undefined)} />
        )}
        {counting === undefined && moving !== undefined && (
          <LevelPanel key={`${moving.card.id} ${moving.to}`} moving={moving} onClose={() => setMoving(undefined)} />
        )}
      </div>
    </Page>
  );
}
