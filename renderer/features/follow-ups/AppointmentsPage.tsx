import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf } from '../../../db/core/day.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { dayText } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { AppointmentPanel } from './AppointmentPanel.tsx';
import { Expected } from './Expected.tsx';
import type { ExpectedGuest } from './types.ts';
import './follow-ups.css';

const SPANS = { today: [0, 1], week: [0, 7], month: [0, 31], past: [-31, 31] } as const;
type Span = keyof typeof SPANS;

/** 邀约: who said they will come, by day; the desk turns one into a visit with one key. */
export default function AppointmentsPage() {
  const { t } = useTranslation('follow-ups');
  const today = useToday();
  const [span, setSpan] = useState<Span>('week');
  const [moving, setMoving] = useState<ExpectedGuest>();
  const [from, days] = SPANS[span];
  const query = useQuery(trpc.followUps.expected.queryOptions({ from: addDays(today, from), days }));
  const guests = query.data ?? [];
  const byDay = [...new Set(guests.map(({ at }) => dayOf(at)))];
  return (
    <Page
      title={t('appointments.title')}
      subtitle={t('appointments.count', { count: guests.length })}
      filters={
        <ChipGroup<Span>
          label={t('appointments.span')}
          value={span}
          onChange={setSpan}
          options={(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t(`span.${value}`) }))}
        />
      }
    >
      {query.error && query.data === undefined ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Waiting rows={6} />
      ) : guests.length === 0 ? (
        <Empty title={t('empty.appointments')} text={t('empty.appointments.text')} />
      ) : (
        <div className="list-and-card">
          <div className="expected-days">
            {byDay.map((day) => (
              <section key={day} className="panel">
                <h2>{dayText(day)}</h2>
                <Expected guests={guests.filter(({ at }) => dayOf(at) === day)} onMove={setMoving} />
              </section>
            ))}
          </div>
          {moving !== undefined && (
            <AppointmentPanel key={moving.id} guest={moving} onClose={() => setMoving(undefined)} />
          )}
        </div>
      )}
    </Page>
  );
}
