import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AGENCY_READERS } from '../../../db/agency/model.ts';
import { CASHIERS } from '../../../db/receipts/model.ts';
import { useMay } from '../../lib/session.ts';
import { Ledger } from '../../ui/Ledger.tsx';
import type { OpenOrder } from './records.ts';

/** The money as a small ledger. */
export function Money({ open: { money: sums, card } }: { readonly open: OpenOrder }) {
  const { t } = useTranslation('orders');
  const agency = useMay(...AGENCY_READERS);
  const posts = useMay(...CASHIERS) && card.contractId !== null && sums.balanceFen > 0;
  const rows: [string, number | null][] = [
    ['sell', sums.sellTotalFen],
    ['agency', sums.agencyTotalFen],
    ['payable', sums.payableFen],
    ['received', sums.receivedFen],
    ['balance', sums.balanceFen],
    ['minDeposit', sums.minDepositFen],
    ['whole', card.wholeDiscountFen],
    ['gift', sums.giftValueFen > 0 ? sums.giftValueFen : null],
  ];
  return (
    <section className="panel" aria-label={t('money')}>
      <h2>{t('money')}</h2>
      <Ledger
        lines={rows.flatMap(([key, fen]) =>
          fen === null ? [] : [{ key, label: t(`sum.${key}`), fen, strong: key === 'payable' || key === 'balance' }],
        )}
      />
      {agency && sums.agencyTotalFen > 0 && (
        <p>
          <Link to={`/agency/${card.id}`}>{t('money.agency')}</Link>
        </p>
      )}
      {posts && (
        <Link to={`/receipts/new?customer=${card.customerId}&contract=${card.contractId}&order=${card.id}`}>
          {t('money.post')}
        </Link>
      )}
    </section>
  );
}
