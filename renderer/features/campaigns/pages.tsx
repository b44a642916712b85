import { useTranslation } from 'react-i18next';
import { CAMPAIGN_KEEPERS, CAMPAIGN_REQUIRED, campaignFields, campaignProblems } from '../../../db/campaigns/model.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client } from '../../lib/trpc.ts';
import { aboutRecord } from '../../records/about.ts';
import { plainPages } from '../../records/plainPages.tsx';
import { CampaignCards } from './CampaignCards.tsx';

const COUNTS = ['visits', 'cards', 'drives', 'orders'] as const;

/** 活动: every campaign with what it brought and what it cost. */
export const { ListPage, CardPage } = plainPages({
  about: aboutRecord('campaign', campaignFields, {
    name: (saved) => saved.name,
    required: () => CAMPAIGN_REQUIRED,
    problems: campaignProblems,
  }),
  part: client.campaigns,
  write: CAMPAIGN_KEEPERS,
  columns: [
    'name',
    'fromOn',
    'toOn',
    'place',
    ...COUNTS.map((key) => ({ key, width: 80, number: true, label: `count.${key}` })),
    'budgetFen',
    'costFen',
  ],
  sortable: ['fromOn'],
  useFilters: (t) => [{ key: 'running', label: t('running'), options: [{ value: 'true', label: t('running') }] }],
  withText: false,
  // The chip says yes or nothing.
  asks: ({ filters: { running, ...filters }, ...asked }) => ({
    ...asked,
    filters: { ...filters, ...(running !== undefined && { running: true }) },
  }),
  groups: [{ fields: ['name', 'place', 'fromOn', 'toOn', 'budgetFen', 'costFen', 'note'] }],
  readFirst: true,
  subtitle: ({ fromOn, toOn }) => `${fromOn} – ${toOn}`,
  Middle: ({ open: { card } }) => <CampaignCards campaignId={card.id} />,
  Aside: Brought,
});

/** What it brought on its days, and what a card of it cost. */
function Brought({ open: { card, counts } }: { readonly open: Outputs['campaigns']['get'] }) {
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
