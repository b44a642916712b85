import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { client, trpc } from '../../lib/trpc.ts';
import { KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Doing } from './Doing.tsx';
import { NewTransfer } from './NewTransfer.tsx';
import { Papers, Stages } from './Papers.tsx';
import { Print } from './Print.tsx';
import { type OpenTransfer, transferRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';
import './transfers.css';

/** One transfer with all its papers, the same page in both stores; `/transfers/new` asks for one. */
export default function TransferPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <NewTransfer /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const query = useQuery(trpc.transfers.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenTransfer }) {
  const { t } = useTranslation('transfers');
  const { card, order, side } = open;
  const record = useRecordCard(transferRecord, {
    card: card as never,
    create: () => Promise.reject(new Error('a transfer is asked for on a page of its own')),
    update: () => Promise.reject(new Error('a transfer is never changed')),
  });
  const isLost = card.claimState === 'lost';
  return (
    <RecordCard
      record={record}
      mayWrite={false}
      title={`${card.docNo ?? ''} · ${card.fromStoreName ?? ''} → ${card.toStoreName ?? ''}`}
      subtitle={<StateTag state={card.status} />}
      actions={<Print open={open} paper="order" doc={card} />}
      middle={
        <div className="transfer-middle">
          <Stages open={open} />
          <Papers open={open} />
        </div>
      }
      aside={<Doing open={open} />}
      history={client.transfers.history.query}
    >
      <p>
        {t(side === 'giver' ? 'we.give' : 'we.ask')}
        {order !== null && (
          <>
            {' · '}
            <Link to={`/orders/${order.id}`}>{order.docNo ?? t('purpose.order')}</Link>
          </>
        )}
      </p>
      {isLost && <p className="document-shut">{t('lost')}</p>}
      {card.status === 'approved' && card.claimState === null && <p className="soft">{t('waiting')}</p>}
      {card.answer && (
        <p className="document-shut">{t('answered', { name: card.answeredByName, answer: card.answer })}</p>
      )}
      <KnownGroup
        form={record.form}
        columns={1}
        fields={['vin', 'wanted', 'neededOn', 'priceRule', 'freightBy', 'receiveMode', 'remark']}
      />
    </RecordCard>
  );
}
