import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { CAMPAIGN_KEEPERS } from '../../../db/campaigns/rules.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { campaignRecord } from './record.ts';

type Open = Outputs['campaigns']['get'];

/** One 活动; `/campaigns/new` is the same page, empty. */
export default function CampaignPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <Card key="new" open={undefined} /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const query = useQuery(trpc.campaigns.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: Open | undefined }) {
  const record = useRecordCard(campaignRecord, {
    card: open?.card,
    create: (fields) => client.campaigns.create.mutate(fields),
    update: (changes) => client.campaigns.update.mutate(changes),
  });
  const { form } = record;
  return (
    <RecordCard
      record={record}
      mayWrite={useMay(...CAMPAIGN_KEEPERS)}
      title={open?.card.name}
      subtitle={open && `${open.card.fromOn} – ${open.card.toOn}`}
      aside={open && <Brought open={open} />}
      history={client.campaigns.history.query}
    >
      <KnownGroup form={form} columns={2} fields={['place']}>
        <KnownField form={form} name="name" autoFocus={!open} />
      </KnownGroup>
      <KnownGroup form={form} columns={2} fields={['fromOn', 'toOn', 'budgetFen', 'costFen']} />
      <KnownGroup form={form} columns={1} fields={['note']} />
    </RecordCard>
  );
}

/** What it brought on its days, and what a card of it cost. */
function Brought({ open: { card, counts } }: { readonly open: Open }) {
  const { t } = useTranslation('campaigns');
  const { visits, cards, drives, orders } = counts;
  return (
    <section className="panel" aria-label={t('brought')}>
      <h2>{t('brought')}</h2>
      <p>{t('brought.said', { visits, cards, drives, orders })}</p>
      {card.costFen !== null && cards > 0 && (
        <p className="soft">{t('perCard', { money: money(Math.round(card.costFen / cards)) })}</p>
      )}
    </section>
  );
}
