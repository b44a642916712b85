import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useStaff } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { briefly, clock, moment } from '../../lib/when.ts';
import type { DeskNumbers } from './types.ts';

/** 现在: whose turn it is, who is being received. */
export function NowPanel({ numbers }: { numbers: DeskNumbers }) {
  const { t } = useTranslation('workbench');
  const me = useStaff();
  const rota = useQuery({ ...trpc.visits.rota.now.queryOptions(), refetchInterval: 60_000 });
  const next = rota.data?.order.find(({ staffId }) => staffId === rota.data.pointId);
  return (
    <section className="panel">
      <h2>{t('now.title')}</h2>
      <dl className="now">
        <dt>{t('now.point')}</dt>
        <dd>{next === undefined ? t('now.nobody') : next.staffId === me.id ? t('now.you') : next.name}</dd>
        {numbers.receiving.map(({ visitId, name, receivedAt }) => (
          <div key={visitId}>
            <dt>{t('now.receiving')}</dt>
            <dd>
              <Link to="/showroom">{name ?? t('nameless')}</Link> {briefly(Date.now() - receivedAt)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** 今天会来. */
export function ComingPanel({ ownerId }: { ownerId: string | null }) {
  const { t } = useTranslation('workbench');
  const expected = useQuery(trpc.followUps.expected.queryOptions({}));
  const coming = (expected.data ?? []).filter(
    ({ state, consultantId }) => state === 'expected' && (ownerId === null || consultantId === ownerId),
  );
  return (
    <section className="panel">
      <h2>{t('now.coming')}</h2>
      {coming.length === 0 ? (
        <p className="field-hint">{t('now.nobodyComing')}</p>
      ) : (
        <ul className="coming">
          {coming.map((guest) => (
            <li key={guest.id}>
              <time className="tabular">{clock(guest.at)}</time>{' '}
              <Link to={`/customers/${guest.customerId}`}>{guest.name}</Link> {t(`follow-ups:purpose.${guest.purpose}`)}{' '}
              {ownerId === null && guest.consultantName}
            </li>
          ))}
        </ul>
      )}
      <Link to="/appointments">{t('now.allComing')}</Link>
    </section>
  );
}

/** 代接待: one's own customers whom somebody else received, until they are contacted. */
export function CameMeanwhile() {
  const { t } = useTranslation('workbench');
  const came = useQuery(trpc.visits.rota.standIns.queryOptions());
  if (came.data === undefined || came.data.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('now.cameMeanwhile')}</h2>
      <ul className="coming">
        {came.data.map(({ visitId, customerId, name, arrivedAt, helperName }) => (
          <li key={visitId}>
            <time className="tabular">{moment(arrivedAt)}</time> <Link to={`/customers/${customerId}`}>{name}</Link>{' '}
            {t('now.helped', { name: helperName })}
          </li>
        ))}
      </ul>
    </section>
  );
}
