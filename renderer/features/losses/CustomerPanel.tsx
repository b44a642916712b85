import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { dayText, moment } from '../../lib/when.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { StateTag } from './StateTag.tsx';
import { reasonOf } from './said.ts';
import type { OpenLoss } from './types.ts';

interface CustomerPanelProps {
  readonly customer: NonNullable<OpenLoss['customer']>;
  /** The application that is open. */
  readonly exceptId: string;
}

/** Whose it is as their card stands now, and earlier applications. */
export function CustomerPanel({ customer, exceptId }: CustomerPanelProps) {
  const { t } = useTranslation('losses');
  const losses = useQuery(trpc.losses.ofCustomer.queryOptions({ id: customer.id }));
  const earlier = (losses.data ?? []).filter(({ id }) => id !== exceptId);
  return (
    <>
      <section className="panel" aria-label={t('customer')}>
        <h2>{t('customer')}</h2>
        <p>
          <Link to={`/customers/${customer.id}`}>{customer.name}</Link> <LevelTag level={customer.level} />
        </p>
        <p>{customer.interest}</p>
        <p className="soft">
          {customer.ownerName} {customer.nextContactOn !== null && t('next', { day: dayText(customer.nextContactOn) })}
        </p>
      </section>
      {earlier.length > 0 && (
        <section className="panel" aria-label={t('earlier')}>
          <h2>{t('earlier')}</h2>
          {earlier.map((loss) => (
            <p key={loss.id}>
              <Link to={`/losses/${loss.id}`}>{moment(loss.at)}</Link> {t(`kind.${loss.kind}`)} {reasonOf(loss)}{' '}
              <StateTag loss={loss} />
            </p>
          ))}
        </section>
      )}
    </>
  );
}
