import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { addDays } from '../../../db/core/day.ts';
import { useMay } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { clock, dayText } from '../../lib/when.ts';
import { Empty } from '../../ui/Empty.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Attention } from './Attention.tsx';
import { BookingPanel } from './BookingPanel.tsx';
import { DayGrid } from './DayGrid.tsx';
import { DayStrip } from './DayStrip.tsx';
import { refreshDrives } from './refreshDrives.ts';
import { hoursOf, type Place, planOf } from './slots.ts';
import type { DayDrive } from './types.ts';
import './test-drives.css';

const dayShape = /^\d{4}-\d{2}-\d{2}$/;

/**
 * 试驾日历: the cars of a day by half hours. The day stands in the address, and with it for whom a drive is booked (`customer`) or which
 * one is moved (`move`).
 */
export default function CalendarPage() {
  const { t } = useTranslation('test-drives');
  const navigate = useNavigate();
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const [booking, setBooking] = useState<Place>();
  const mayKeep = useMay('manager', 'backOffice', 'admin');
  const asked = params.get('on') ?? '';
  const on = dayShape.test(asked) ? asked : today;
  const customerId = params.get('customer') ?? undefined;
  const movingId = params.get('move') ?? undefined;
  const day = useQuery(trpc.testDrives.calendar.queryOptions({ on }));
  const guest = useQuery({ ...trpc.customers.get.queryOptions({ id: customerId ?? '' }), enabled: !!customerId }).data;
  const moving = useQuery({ ...trpc.testDrives.get.queryOptions({ id: movingId ?? '' }), enabled: !!movingId }).data;

  const carry = (more: Record<string, string | undefined>) =>
    setParams(
      Object.entries({ on: on === today ? undefined : on, customer: customerId, move: movingId, ...more }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
      { replace: true },
    );
  function go(next: string): void {
    setBooking(undefined);
    carry({ on: next === today ? undefined : next });
  }
  const stop = () => {
    setBooking(undefined);
    carry({ customer: undefined, move: undefined });
  };

  /** Another time or car for a drive; it can be taken back. */
  async function move(
    drive: Pick<DayDrive, 'id' | 'rev' | 'demoCarId' | 'plannedStartAt' | 'plannedEndAt'>,
    name: string,
    place: Place,
  ) {
    try {
      const { id, rev, demoCarId, plannedStartAt, plannedEndAt } = drive;
      const plan = planOf(hoursOf(day.data!), place);
      const saved = await client.testDrives.update.mutate({ id, rev, ...plan });
      const car = day.data?.cars.find((one) => one.id === plan.demoCarId)?.number;
      notify(t('move.done', { name, at: clock(plan.plannedStartAt), car }), async () => {
        await client.testDrives.update.mutate({ id, rev: saved.rev, demoCarId, plannedStartAt, plannedEndAt });
        await refreshDrives();
      });
      await refreshDrives();
      if (movingId) void navigate(`/drives/${id}`, { replace: true });
    } catch (error) {
      notifyFailure(error);
    }
  }
  function choose(place: Place): void {
    if (moving && moving.card.state === 'booked') void move(moving.card, moving.customer?.name ?? '', place);
    else setBooking(place);
  }
  useHotkeys(t('calendar.title'), [
    { keys: 'alt+arrowleft', label: t('calendar.previous'), run: () => go(addDays(on, -1)) },
    { keys: 'alt+arrowright', label: t('calendar.next'), run: () => go(addDays(on, 1)) },
    ...(customerId || movingId ? [{ keys: 'escape', label: t('book.stop'), run: stop }] : []),
  ]);
  const said = moving
    ? t('move.for', { name: moving.customer?.name })
    : guest
      ? t('book.for', { name: guest.name })
      : t('calendar.keys');
  return (
    <Page
      fill
      title={t('calendar.title')}
      subtitle={t('calendar.subtitle', { day: dayText(on), count: day.data?.drives.length ?? 0 })}
      filters={<DayStrip on={on} today={today} onPick={go} />}
      actions={<Button onClick={() => void navigate('/drive-log')}>{t('calendar.log')}</Button>}
    >
      <div className="drive-calendar">
        <div className="drive-day">
          <Attention />
          <p className={guest || moving ? 'drive-for' : 'soft'}>
            {said}{' '}
            {(guest || moving) && (
              <Button size="small" onClick={stop}>
                {t('book.stop')}
              </Button>
            )}
          </p>
          <Loaded query={day} rows={8}>
            {(data) =>
              data.cars.length === 0 ? (
                <Empty
                  title={t('calendar.empty')}
                  text={t('calendar.empty.text')}
                  action={
                    mayKeep && (
                      <Button type="primary" onClick={() => void navigate('/demo-cars/new')}>
                        {t('calendar.empty.action')}
                      </Button>
                    )
                  }
                />
              ) : (
                <DayGrid
                  key={on}
                  day={data}
                  wished={guest?.interestSeries ?? null}
                  moving={moving?.card}
                  chosen={booking}
                  onChoose={choose}
                  onOpen={(id) => void navigate(`/drives/${id}`)}
                  onMove={(drive, place) => void move(drive, drive.customerName ?? '', place)}
                />
              )
            }
          </Loaded>
        </div>
        {booking && day.data && (
          <BookingPanel
            key={`${on} ${booking.carId} ${booking.slot} ${booking.length}`}
            day={day.data}
            place={booking}
            guest={guest && { id: guest.id, name: guest.name, ownerId: guest.ownerId }}
            onClose={() => setBooking(undefined)}
            onBooked={(id) => {
              setBooking(undefined);
              if (customerId) void navigate(`/drives/${id}`, { replace: true });
            }}
          />
        )}
      </div>
    </Page>
  );
}
