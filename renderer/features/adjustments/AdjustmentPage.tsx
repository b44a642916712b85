import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ADJUSTMENT_DRAFTERS, type AdjustmentState } from '../../../db/adjustments/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { PrintButton } from '../../records/document/PrintButton.tsx';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { Lines } from './Lines.tsx';
import { adjustmentRecord, type OpenAdjustment } from './records.ts';
import { StateTag } from './StateTag.tsx';

/** One 调价单; `/adjustments/new` is the same page, empty. */
export default function AdjustmentPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <Card key="new" open={undefined} /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const query = useQuery(trpc.adjustments.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={10}>
      {(open) => <Card open={open} />}
    </Loaded>
  );
}

/** Head and lines of what is changed, beside them what may happen to it and what happened. */
function Card({ open }: { readonly open: OpenAdjustment | undefined }) {
  const { t } = useTranslation('adjustments');
  const record = useRecordCard(adjustmentRecord, {
    card: open?.card,
    create: (fields) => client.adjustments.create.mutate(fields),
    update: (changes) => client.adjustments.update.mutate(changes),
  });
  const drafts = useMay(...ADJUSTMENT_DRAFTERS);
  const isFrozen = open?.document.frozen === true;
  const mayWrite = drafts && !isFrozen;
  return (
    <RecordCard
      key={String(isFrozen)}
      record={record}
      mayWrite={mayWrite}
      title={open && (open.card.docNo ?? t('draft'))}
      subtitle={open && <StateTag state={open.card.status} />}
      actions={open && <Actions open={open} drafts={drafts} />}
      {...(open && { middle: <Lines open={open} mayWrite={mayWrite} /> })}
      aside={open && <Steps open={open} />}
      history={client.adjustments.history.query}
    >
      <KnownGroup form={record.form} columns={1} fields={['kind', 'remark']}>
        <KnownField form={record.form} name="reason" autoFocus={open === undefined} />
      </KnownGroup>
    </RecordCard>
  );
}

function Steps({ open: { card, document } }: { readonly open: OpenAdjustment }) {
  const { t } = useTranslation('adjustments');
  return (
    <>
      {card.claimState === 'lost' && (
        <p className="document-shut">{t('idle', { docNo: card.claimHolder?.docNo ?? '' })}</p>
      )}
      <DocumentPanel
        feature="adjustments"
        document={document}
        go={async (to, reason) => {
          const at = { id: card.id, rev: card.rev, seen: document.hash };
          try {
            await client.adjustments.go.mutate({ ...at, to: to as AdjustmentState, reason });
          } finally {
            await refresh('adjustments', 'prices', 'documents');
          }
        }}
      />
    </>
  );
}

function Actions({ open: { card }, drafts }: { readonly open: OpenAdjustment; readonly drafts: boolean }) {
  const { t } = useTranslation('adjustments');
  const navigate = useNavigate();
  const { run, busy } = useOnce(async () => {
    try {
      const { id } = await client.adjustments.copy.mutate({ id: card.id });
      notify(t('copied'));
      await refresh('adjustments');
      void navigate(`/adjustments/${id}`);
    } catch (error) {
      notifyFailure(error);
    }
  });
  return (
    <>
      {drafts && card.status !== 'draft' && (
        <Button loading={busy} onClick={() => void run()}>
          {t('copy')}
        </Button>
      )}
      <PrintButton
        page={t('title')}
        label={(key) => t('print', { key })}
        of={['adjustment', card.id, String(card.rev)]}
        make={(lang) => client.adjustments.print.mutate({ id: card.id, lang })}
        file={`${t('title')} ${card.docNo ?? t('draft')}`}
      />
    </>
  );
}
