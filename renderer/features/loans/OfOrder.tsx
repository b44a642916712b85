import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';

/** The loan an order was made from. */
export default function OfOrder() {
  const { t } = useTranslation('loans');
  const { order = '' } = useParams();
  const query = useQuery(trpc.loans.ofOrder.queryOptions({ id: order }));
  return (
    <Loaded query={query} rows={4}>
      {({ id }) =>
        id === null ? (
          <Empty title={t('empty.title')} text={t('empty.text')} />
        ) : (
          <Navigate to={`/loans/${id}`} replace />
        )
      }
    </Loaded>
  );
}
