import { useTranslation } from 'react-i18next';
import { CAMPAIGN_KEEPERS } from '../../../db/campaigns/rules.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { type Asked, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { campaignRecord } from './record.ts';

type Line = Outputs['campaigns']['list']['rows'][number];
const COUNTS = ['visits', 'cards', 'drives', 'orders'] as const;
const FEN = ['budgetFen', 'costFen'] as const;

/** The chip says yes or nothing. */
const asksRunning = ({ filters: { running, ...filters }, ...asked }: Asked): Asked => ({
  ...asked,
  filters: { ...filters, ...(running !== undefined && { running: true }) },
});

/** 活动: every campaign with what it brought and what it cost. */
export default function CampaignsPage() {
  const { t } = useTranslation('campaigns');
  const columns: ListColumn<Line>[] = [
    { key: 'name', title: t('field.name'), width: 180, wide: true, render: (row) => <strong>{row.name}</strong> },
    { key: 'from', title: t('field.fromOn'), width: 115, sortable: true, render: (row) => row.fromOn },
    { key: 'to', title: t('field.toOn'), width: 115, render: (row) => row.toOn },
    { key: 'place', title: t('field.place'), width: 140, render: (row) => row.place },
    ...COUNTS.map((key) => ({
      key,
      title: t(`count.${key}`),
      width: 80,
      number: true,
      render: (row: Line) => row[key],
    })),
    ...FEN.map((key) => ({
      key,
      title: t(`field.${key}`),
      width: 110,
      number: true,
      render: (row: Line) => row[key] !== null && money(row[key], true),
    })),
  ];
  return (
    <RecordList
      about={campaignRecord}
      part={client.campaigns}
      columns={columns}
      withText={false}
      asks={asksRunning}
      filters={[{ key: 'running', label: t('running'), options: [{ value: 'running', label: t('running') }] }]}
      mayAdd={useMay(...CAMPAIGN_KEEPERS)}
    />
  );
}
