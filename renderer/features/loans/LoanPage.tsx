import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { money } from '../../lib/money.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { PrintButton } from '../../records/document/PrintButton.tsx';
import { KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Doing } from './Doing.tsx';
import { NewLoan } from './NewLoan.tsx';
import { type OpenLoan, requestRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';
import { StepsLine } from './StepsLine.tsx';
import './loans.css';

/** One 出库申请单 with its loan and the line to the sale; `/loans/new` asks for one. */
export default function LoanPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <NewLoan /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const query = useQuery(trpc.loans.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenLoan }) {
  const { t } = useTranslation('loans');
  const { card, loan, approval, order } = open;
  const record = useRecordCard(requestRecord, {
    card: card as never,
    create: () => Promise.reject(new Error('a loan is asked for on a page of its own')),
    update: () => Promise.reject(new Error('a request is never changed')),
  });
  const lost = [card, loan].some((one) => one?.claimState === 'lost');
  return (
    <RecordCard
      record={record}
      mayWrite={false}
      title={[card.docNo, card.borrower].filter(Boolean).join(' · ')}
      subtitle={<StateTag state={loan?.status ?? card.status} />}
      actions={<Print open={open} />}
      middle={
        <div className="loan-middle">
          <StepsLine open={open} />
        </div>
      }
      aside={<Doing open={open} />}
      history={client.loans.history.query}
    >
      <p>
        <Link to={`/vehicles/${card.vehicleId}`}>{card.vin}</Link> {open.model}
      </p>
      {lost && <p className="document-shut">{t('lost')}</p>}
      {open.isOverdue && <p className="loan-overdue">{t('overdue')}</p>}
      {approval !== null && (
        <p>
          {t('approval')} <Link to={`/approvals/${approval.id}`}>{approval.docNo}</Link>
        </p>
      )}
      {order !== null && (
        <p>
          {t('order')} <Link to={`/orders/${order.id}`}>{order.docNo ?? t('order.draft')}</Link>
        </p>
      )}
      <KnownGroup
        form={record.form}
        columns={1}
        fields={['purpose', 'borrower', 'dueBackOn', 'depositFen', 'reason']}
      />
      {loan?.odometerOutKm != null && <p>{t('wentOut', { km: loan.odometerOutKm, note: loan.outNote ?? '' })}</p>}
      {loan?.status === 'returned' && (
        <p>
          {t('cameBack', { km: loan.odometerInKm ?? 0, driven: open.drivenKm ?? 0 })} {loan.damageNote}
          {open.depositBackFen !== null && (
            <>
              {' '}
              <b>{t('depositBack', { fen: money(open.depositBackFen) })}</b>
            </>
          )}
        </p>
      )}
    </RecordCard>
  );
}

function Print({ open }: { readonly open: OpenLoan }) {
  const { t } = useTranslation('loans');
  const { card, loan } = open;
  const paper = loan === null ? 'request' : 'loan';
  const doc = loan ?? card;
  return (
    <PrintButton
      page={t('title')}
      label={(key) => t('print', { key })}
      of={[paper, doc.id, String(doc.rev)]}
      make={(lang) => client.loans.print.mutate({ id: card.id, paper, lang })}
      file={`${t(`paper.${paper}`)} ${doc.docNo ?? ''}`}
    />
  );
}
