import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { CASHIERS } from '../../../db/receipts/model.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { PrintButton } from '../../records/document/PrintButton.tsx';
import { KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { CustomerLink } from './CustomerLink.tsx';
import { Money } from './MoneyPanel.tsx';
import { NewReceipt } from './NewReceipt.tsx';
import { type OpenReceipt, receiptRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

/** One receipt; `/receipts/new` posts one. */
export default function ReceiptPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <NewReceipt /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const query = useQuery(trpc.receipts.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card open={open} />}
    </Loaded>
  );
}

const stateOf = ({ reversal, reverses }: OpenReceipt) =>
  reverses !== null ? 'reversal' : reversal !== null ? 'reversed' : 'posted';

/** What was received, to be read; beside it what went back. */
function Card({ open }: { readonly open: OpenReceipt }) {
  const { t } = useTranslation('receipts');
  const { card } = open;
  const record = useRecordCard(receiptRecord, {
    card,
    create: () => Promise.reject(new Error('a receipt is posted on a page of its own')),
    update: () => Promise.reject(new Error('a receipt is never changed')),
  });
  const { form } = record;
  const sign = open.reverses === null ? 1 : -1;
  return (
    <RecordCard
      record={record}
      mayWrite={false}
      title={card.docNo}
      subtitle={<StateTag state={stateOf(open)} />}
      actions={
        <PrintButton
          page={t('title')}
          label={(key) => t('print', { key })}
          of={['receipt', card.id]}
          make={(lang) => client.receipts.print.mutate({ id: card.id, lang })}
          file={`${t('paper')} ${card.docNo}`}
        />
      }
      aside={<Money open={open} mayPost={useMay(...CASHIERS)} />}
      history={client.receipts.history.query}
    >
      <p className="receipt-amount tabular">
        {money(sign * card.amountFen)} <small className="soft">{t(`purpose.${card.purpose}`)}</small>
      </p>
      <CustomerLink id={card.customerId} name={open.customerName} />
      {card.contractId !== null && (
        <p>
          {t('field.contractId')}{' '}
          <Link to={`/contracts/${card.contractId}`}>{open.contractNo ?? t('contract.draft')}</Link>
        </p>
      )}
      <KnownGroup form={form} columns={2} fields={['payerName', 'method', 'externalRef', 'receivedOn', 'remark']} />
      <p className="soft">{t('posted.by', { name: open.cashierName ?? '' })}</p>
    </RecordCard>
  );
}
