import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { dayText } from '../../lib/when.ts';
import { StateTag } from './StateTag.tsx';
import './requests.css';

/** 客户请求 that are not closed, in front of whoever opens the card. */
export function OpenOnes({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('requests');
  const requests = useQuery(trpc.requests.ofCustomer.queryOptions({ id: customerId }));
  const open = (requests.data ?? []).filter(({ state }) => state !== 'closed');
  if (open.length === 0) return null;
  return (
    <section className="panel request-open" aria-label={t('title')}>
      {open.map((one) => (
        <p key={one.id}>
          <StateTag state={one.state} overdue={one.overdue} />{' '}
          <Link to={`/requests/${one.id}`}>
            {t(`kind.${one.kind}`)} · {one.content}
          </Link>{' '}
          <small>
            {one.ownerName} {t('due', { day: dayText(one.dueOn) })}
          </small>
        </p>
      ))}
    </section>
  );
}
