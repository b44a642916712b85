import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { money } from '../../lib/money.ts';
import { trpc } from '../../lib/trpc.ts';

/** What a customer owes and has paid too much, in front of finance and manager on their card. */
export function AccountNote({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('invoices');
  const account = useQuery(trpc.receivables.account.queryOptions({ id: customerId })).data;
  if (account === undefined || (account.receivables.length === 0 && account.freeFen === 0)) return null;
  return (
    <section className="panel" aria-label={t('account.title')}>
      <p>
        <Link to={`/receivables/${customerId}`}>{t('account.title')}</Link> · {t('account.balance')}{' '}
        <strong className="tabular">{money(account.balanceFen)}</strong>
        {account.freeFen > 0 && (
          <>
            {' · '}
            {t('account.free')} <strong className="tabular">{money(account.freeFen)}</strong>
          </>
        )}
      </p>
    </section>
  );
}
