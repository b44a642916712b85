import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { CONTRACT_DRAFTERS, type SupplementState } from '../../../db/contracts/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { PrintButton } from '../../records/document/PrintButton.tsx';
import { KnownField } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { type OpenSupplement, supplementRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

/** One 补充协议: what was agreed after the contract was signed. */
export default function SupplementPage() {
  const { id = '' } = useParams();
  const query = useQuery(trpc.contracts.supplements.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card key={`${id} ${open.document.frozen}`} open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenSupplement }) {
  const { t } = useTranslation('contracts');
  const { card, contract, document } = open;
  const drafts = useMay(...CONTRACT_DRAFTERS);
  const record = useRecordCard(supplementRecord, {
    card,
    create: () => Promise.reject(new Error('a supplement is begun on its contract')),
    update: (changes) => client.contracts.supplements.update.mutate(changes),
  });
  return (
    <RecordCard
      record={record}
      mayWrite={drafts && !document.frozen}
      title={card.docNo ?? t('supplement')}
      subtitle={
        <>
          <StateTag state={card.status} /> <Link to={`/contracts/${card.contractId}`}>{contract.docNo}</Link>{' '}
          {contract.buyerName}
        </>
      }
      actions={drafts && <Printing open={open} />}
      aside={
        <>
          <DocumentPanel feature="contracts" document={document} go={(to, reason) => goTo(open, to, reason)} />
          {card.status === 'printed' && (
            <p>
              <Link to={`/files/contract/${card.contractId}?kind=supplement`}>{t('scan.add')}</Link>
            </p>
          )}
        </>
      }
      history={client.contracts.supplements.history.query}
    >
      <KnownField form={record.form} name="terms" label={t('supplement.terms')} autoFocus={!card.terms} />
    </RecordCard>
  );
}

async function goTo({ card, document }: OpenSupplement, to: string, reason: string | null): Promise<void> {
  const at = { id: card.id, rev: card.rev, seen: document.hash };
  try {
    await client.contracts.supplements.go.mutate({ ...at, to: to as SupplementState, reason });
  } finally {
    await refresh('contracts', 'documents');
  }
}

function Printing({ open: { card } }: { readonly open: OpenSupplement }) {
  const { t } = useTranslation('contracts');
  return (
    <PrintButton
      page={t('supplement')}
      label={(key) => t('print.supplement', { key })}
      of={['supplement', card.id, String(card.rev)]}
      make={(lang) => client.contracts.supplements.print.mutate({ id: card.id, lang })}
      file={`${t('supplement')} ${card.docNo ?? ''}`}
    />
  );
}
