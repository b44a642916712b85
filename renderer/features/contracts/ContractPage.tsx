import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { CONTRACT_DRAFTERS, type ContractState } from '../../../db/contracts/model.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { AskApproval } from '../../records/document/AskApproval.tsx';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { PrintDialog } from '../../ui/PrintDialog.tsx';
import { ContractTabs } from './ContractTabs.tsx';
import { MoneyPanel } from './MoneyPanel.tsx';
import { NewContract } from './NewContract.tsx';
import { Rows } from './Rows.tsx';
import { contractRecord, type OpenContract } from './records.ts';
import { StateTag } from './StateTag.tsx';
import { Supplements } from './Supplements.tsx';
import './contracts.css';

/** One 购车合同; `/contracts/new` asks for the customer first. */
export default function ContractPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <NewContract /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const query = useQuery(trpc.contracts.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={12}>
      {(open) => <Card open={open} />}
    </Loaded>
  );
}

/** Fields in tabs, the items and the payment plan under them; beside it steps, money and files. */
function Card({ open }: { readonly open: OpenContract }) {
  const { t } = useTranslation('contracts');
  const { card, document } = open;
  const record = useRecordCard(contractRecord, {
    card,
    create: () => Promise.reject(new Error('a contract is drafted from a customer')),
    update: (changes) => client.contracts.update.mutate(changes),
  });
  const drafts = useMay(...CONTRACT_DRAFTERS);
  const isDraft = card.status === 'draft';
  return (
    <RecordCard
      key={card.status}
      record={record}
      mayWrite={drafts && (isDraft || card.status === 'printed')}
      title={card.docNo ?? t('draft')}
      subtitle={
        <>
          <StateTag state={card.status} /> <Link to={`/customers/${card.customerId}`}>{open.customerName}</Link>
          {card.quoteId !== null && (
            <>
              {' · '}
              {t('quoted')} <Link to={`/quotes/${card.quoteId}`}>{t('field.quoteId')}</Link>
            </>
          )}
        </>
      }
      actions={<Actions open={open} drafts={drafts} />}
      middle={<Rows open={open} mayWrite={drafts && isDraft} />}
      aside={
        <>
          <DocumentPanel feature="contracts" document={document} go={(to, reason) => goTo(open, to, reason)} />
          {drafts && card.status === 'signed' && (
            <section className="panel" aria-label={t('waive')}>
              <h2>{t('waive')}</h2>
              <AskApproval entity="contract" id={card.id} kind="depositWaiver" />
            </section>
          )}
          <Scans open={open} />
          <Supplements open={open} drafts={drafts} />
          <MoneyPanel open={open} />
        </>
      }
      history={client.contracts.history.query}
    >
      <ContractTabs form={record.form} open={open} isDraft={isDraft} />
    </RecordCard>
  );
}

async function goTo({ card, document }: OpenContract, to: string, reason: string | null): Promise<void> {
  const at = { id: card.id, rev: card.rev, seen: document.hash };
  try {
    await client.contracts.go.mutate({ ...at, to: to as ContractState, reason });
  } finally {
    await refresh('contracts', 'documents');
  }
}

/** The signed paper, to be brought in before it counts as signed. */
function Scans({ open: { card } }: { readonly open: OpenContract }) {
  const { t } = useTranslation('contracts');
  if (card.status !== 'printed') return null;
  return (
    <section className="panel" aria-label={t('scan.title')}>
      <h2>{t('scan.title')}</h2>
      <p className="soft">{t('scan.text')}</p>
      <Link to={`/files/contract/${card.id}?kind=signedContract`}>{t('scan.add')}</Link>
    </section>
  );
}

type Printing = 'contract' | 'notice';

function Actions({ open: { card }, drafts }: { readonly open: OpenContract; readonly drafts: boolean }) {
  const { t } = useTranslation('contracts');
  const [printing, setPrinting] = useState<Printing>();
  const print = () => setPrinting('contract');
  useHotkeys(t('title'), drafts ? [{ keys: 'ctrl+p', label: t('print', { key: '' }), run: print }] : []);
  if (!drafts) return null;
  const asked = { id: card.id, lang: currentLanguage() };
  const isLive = !['draft', 'void', 'terminated'].includes(card.status);
  return (
    <>
      {isLive && <Button onClick={() => setPrinting('notice')}>{t('print.notice')}</Button>}
      <Button onClick={print}>{t('print', { key: 'Ctrl+P' })}</Button>
      {printing && (
        <PrintDialog
          of={[printing, card.id, String(card.rev)]}
          make={() =>
            printing === 'contract'
              ? client.contracts.print.mutate(asked)
              : client.contracts.printPaymentNotice.mutate(asked)
          }
          file={`${t(printing === 'contract' ? 'title' : 'print.notice')} ${card.docNo ?? t('draft')}`}
          onClose={() => setPrinting(undefined)}
        />
      )}
    </>
  );
}
