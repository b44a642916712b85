import { useTranslation } from 'react-i18next';
import { TRANSFER_ASKERS, transferOrderStates } from '../../../db/transfers/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { moment, shortDay } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { transferRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';
import './transfers.css';

type Line = Outputs['transfers']['list']['rows'][number];

/** 调拨 both ways: what we ask for, what is asked of us, what is on its way, and since when. */
export default function TransfersPage() {
  const { t } = useTranslation('transfers');
  const mayAdd = useMay(...TRANSFER_ASKERS);
  const columns: ListColumn<Line>[] = [
    { key: 'docNo', title: t('column.docNo'), width: 180, render: (row) => <strong>{row.docNo}</strong> },
    {
      key: 'side',
      title: t('column.side'),
      width: 65,
      render: (row) => <span className={`transfer-${row.side}`}>{t(`side.${row.side}`)}</span>,
    },
    {
      key: 'other',
      title: t('column.other'),
      width: 110,
      render: (row) => (row.side === 'giver' ? row.toStoreName : row.fromStoreName),
    },
    { key: 'status', title: t('column.status'), width: 100, render: (row) => <StateTag state={row.status} /> },
    { key: 'car', title: t('column.car'), render: (row) => row.vin ?? row.wanted },
    {
      key: 'way',
      title: t('column.way'),
      width: 130,
      render: (row) =>
        row.outOn !== null &&
        (row.status === 'out' || row.status === 'sentBack') && (
          <span className={row.isLate ? 'transfer-late' : ''}>
            {t(row.isLate ? 'way.late' : 'way.since', { day: shortDay(row.outOn) })}
          </span>
        ),
    },
    { key: 'outNo', title: t('column.outNo'), width: 180, wide: true, render: (row) => row.outNo },
    {
      key: 'settled',
      title: t('column.settled'),
      width: 120,
      render: (row) => row.settled && t(`status.${row.settled as 'settled'}`),
    },
    { key: 'updated', title: t('column.updated'), width: 110, sortable: true, render: (row) => moment(row.updatedAt) },
  ];
  const states = transferOrderStates.filter((state) => state !== 'draft');
  return (
    <RecordList
      about={transferRecord}
      part={client.transfers}
      columns={columns}
      filters={[
        { key: 'view', label: t('column.view'), options: choices(t, 'view', ['ours', 'theirs', 'transit', 'late']) },
        { key: 'status', label: t('column.status'), options: choices(t, 'status', states) },
      ]}
      mayAdd={mayAdd}
    />
  );
}
