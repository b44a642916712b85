import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../lib/outputs.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { clock } from '../../lib/when.ts';
import { Facts } from '../../ui/Facts.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';

type Guest = Outputs['followUps']['expected'][number];

/** 今天约好的: who said they will come and has not; 到店 makes a visit of it, with their own consultant. */
export function ExpectedGuests() {
  const { t } = useTranslation('visits');
  const expected = useQuery({ ...trpc.followUps.expected.queryOptions({}), refetchInterval: 60_000 });
  const guests = (expected.data ?? []).filter(({ state }) => state === 'expected');
  if (guests.length === 0) return null;
  const title = t('expected.title', { count: guests.length });
  return (
    <section className="expected-guests" aria-label={title}>
      <strong>{title}</strong>
      {guests.map((guest) => (
        <One key={guest.id} guest={guest} />
      ))}
    </section>
  );
}

function One({ guest }: { guest: Guest }) {
  const { t } = useTranslation('visits');
  const { run, busy } = useOnce(async () => {
    try {
      await client.followUps.arrive.mutate({ id: guest.id, rev: guest.rev });
      notify(t('expected.arrived', { name: guest.name }));
    } catch (error) {
      notifyFailure(error);
    }
    await refresh('visits', 'followUps');
  });
  return (
    <article aria-label={guest.name}>
      <time className="tabular">{clock(guest.at)}</time> <Link to={`/customers/${guest.customerId}`}>{guest.name}</Link>{' '}
      <Facts>
        {t(`expected.${guest.purpose}`)}
        {guest.consultantName}
      </Facts>{' '}
      <Button size="small" loading={busy} onClick={() => void run()}>
        {t('expected.arrive')}
      </Button>
    </article>
  );
}
