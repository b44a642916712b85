import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../db/core/day.ts';
import { lossKinds, lossRoots, lossStates } from '../../../db/losses/model.ts';
import { useSellers } from '../../lib/sellers.ts';
import { useMay } from '../../lib/session.ts';
import { today } from '../../lib/today.ts';
import { client } from '../../lib/trpc.ts';
import { type Asked, choices, RecordList } from '../../records/RecordList.tsx';
import { useListView } from '../../ui/listView.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import { lossColumns } from './columns.tsx';
import { approve } from './deciding.ts';
import { Glance } from './Glance.tsx';
import { deciders, lossRecord } from './lossRecord.ts';
import { RefusePanel } from './RefusePanel.tsx';
import type { LossLine } from './types.ts';
import './losses.css';

const SPANS = ['week', 'month', 'quarter', 'year'] as const;
const DAYS: Record<string, number> = { week: 7, month: 30, quarter: 91, year: 365 };

/** A chip says which of the lists it means, and a span since when. */
const asksSpan = ({ filters: { span, mine, ...filters }, ...asked }: Asked): Asked => ({
  ...asked,
  filters: {
    ...filters,
    ...(typeof span === 'string' && { from: addDays(today(), 1 - DAYS[span]!) }),
    ...(mine === 'mine' && { mine: true }),
    ...(mine === 'unread' && { mine: true, unread: true }),
  },
});

/** 战败: who was given up and why. The manager decides in the list: 1 approves the row, 2 refuses it with a word. */
export default function LossesPage() {
  const { t } = useTranslation('losses');
  const decides = useMay(...deciders);
  const applies = useMay('consultant');
  const people = useSellers();
  const [refusing, refuseRow] = useState<LossLine>();
  const view = useListView('losses');
  const onward = (row: LossLine) => {
    const at = view.order.indexOf(row.id);
    view.set({ openId: view.order[at + 1] ?? view.order[at - 1] });
  };
  const approveRow = async (row: LossLine) => {
    if (row.state !== 'waiting') return;
    try {
      await approve({ ...row, name: row.customer });
      onward(row);
    } catch (error) {
      notifyFailure(error);
    }
  };
  const begin = { filters: applies ? { mine: 'mine' } : decides ? { state: 'waiting' } : {} };
  return (
    <RecordList
      about={lossRecord}
      part={client.losses}
      columns={lossColumns(t)}
      asks={asksSpan}
      start={begin}
      filters={[
        { key: 'state', label: t('field.state'), options: choices(t, 'state', lossStates) },
        ...(applies ? [{ key: 'mine', label: t('mine'), options: choices(t, 'mine', ['mine', 'unread']) }] : []),
        { key: 'kind', label: t('field.kind'), options: choices(t, 'kind', lossKinds) },
        { key: 'root', label: t('field.root'), options: choices(t, 'root', lossRoots) },
        { key: 'span', label: t('span'), asList: true, options: choices(t, 'span', SPANS) },
        ...(applies ? [] : [{ key: 'askedById', label: t('field.askedById'), asList: true, options: people }]),
      ]}
      mayAdd={false}
      {...(decides && {
        rowKeys: [
          { keys: '1', label: t('approve'), run: (row: LossLine) => void approveRow(row) },
          { keys: '2', label: t('refuse'), run: (row: LossLine) => row.state === 'waiting' && refuseRow(row) },
        ],
      })}
      aside={(row) =>
        refusing ? (
          <RefusePanel
            key={refusing.id}
            loss={{ ...refusing, name: refusing.customer }}
            onClose={() => refuseRow(undefined)}
            onDone={() => onward(refusing)}
          />
        ) : (
          decides &&
          row?.state === 'waiting' && (
            <Glance row={row} onApprove={() => void approveRow(row)} onRefuse={() => refuseRow(row)} />
          )
        )
      }
    />
  );
}
