import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { client, trpc } from '../../lib/trpc.ts';
import { dayText } from '../../lib/when.ts';
import { KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { Lost } from './Lost.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { allocationRecord, type OpenAllocation, refreshAllocations } from './records.ts';
import { StateTag } from './StateTag.tsx';

/** One 配车: whose the car is, whether head office has said so, and what may be done with it. */
export default function AllocationPage() {
  const { id } = useParams();
  const query = useQuery(trpc.allocations.get.queryOptions({ id: id ?? '' }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card key={open.card.id} open={open} />}
    </Loaded>
  );
}

const never = () => Promise.reject(new Error('an allocation is made from the car'));

function Card({ open }: { readonly open: OpenAllocation }) {
  const { t } = useTranslation('allocations');
  const { card, model, ownerName, state } = open;
  const record = useRecordCard(allocationRecord, { card, create: never, update: never });
  return (
    <RecordCard
      record={record}
      readFirst
      mayWrite={false}
      title={
        <>
          {card.docNo} <StateTag state={state} />
        </>
      }
      subtitle={
        <Facts>
          <Link to={`/vehicles/${card.vehicleId}`} className="tabular">
            {card.vin}
          </Link>
          {model}
          {ownerName}
          {card.docOn !== null && dayText(card.docOn)}
        </Facts>
      }
      aside={<Steps open={open} />}
      history={client.allocations.history.query}
    >
      <KnownGroup form={record.form} called={t('group.for')} columns={1} fields={['orderNo', 'holdFor']} />
    </RecordCard>
  );
}

function Steps({ open }: { readonly open: OpenAllocation }) {
  const { t } = useTranslation('allocations');
  const navigate = useNavigate();
  const { card, state, issueId, mayRelease, mayReassign } = open;
  const [asked, setAsked] = useState<'release' | 'reassign'>();
  const { run, busy } = useOnce(async () => {
    try {
      await client.allocations.release.mutate({ id: card.id, rev: card.rev });
      notify(t('released', { no: card.docNo }));
      await refreshAllocations();
    } catch (error) {
      notifyFailure(error);
    }
  });
  if (asked)
    return (
      <ReasonForm
        of={card}
        how={asked}
        onClose={() => setAsked(undefined)}
        onReassigned={(id) => void navigate(`/allocations/${id}`)}
      />
    );
  return (
    <section className="panel" aria-label={t('part.steps')}>
      <h2>{t('part.steps')}</h2>
      <p>{t(`said.${state}`)}</p>
      {state === 'lost' && <Lost holder={card.claimHolder} />}
      {card.reason !== null && <p className="soft">{t('because', { why: card.reason })}</p>}
      {issueId !== null && (
        <p>
          <Link to={`/deal-issues/${issueId}`}>{t('issue')}</Link>
        </p>
      )}
      <div className="buttons">
        {mayReassign && <Button onClick={() => setAsked('reassign')}>{t('reassign')}</Button>}
        {mayRelease && (
          <Button loading={busy} onClick={() => (state === 'lost' ? void run() : setAsked('release'))}>
            {t(state === 'lost' ? 'giveUp' : 'release')}
          </Button>
        )}
      </div>
    </section>
  );
}
