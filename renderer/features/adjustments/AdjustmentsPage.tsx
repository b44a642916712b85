import { useTranslation } from 'react-i18next';
import { ADJUSTMENT_DRAFTERS, adjustmentKinds, adjustmentStates } from '../../../db/adjustments/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { adjustmentRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

type Line = Outputs['adjustments']['list']['rows'][number];

/** 调价单: where every price comes from, the newest first. */
export default function AdjustmentsPage() {
  const { t } = useTranslation('adjustments');
  const columns: ListColumn<Line>[] = [
    {
      key: 'docNo',
      title: t('column.docNo'),
      width: 190,
      render: (row) => <strong className="tabular">{row.docNo ?? t('draft')}</strong>,
    },
    { key: 'status', title: t('column.status'), width: 90, render: (row) => <StateTag state={row.status} /> },
    { key: 'kind', title: t('field.kind'), width: 80, render: (row) => t(`kind.${row.kind}`) },
    { key: 'reason', title: t('field.reason'), width: 260, wide: true, render: (row) => row.reason },
    { key: 'lines', title: t('column.lines'), width: 70, number: true, render: (row) => row.lineCount },
    { key: 'firstFrom', title: t('column.firstFrom'), width: 110, render: (row) => row.firstFrom },
    { key: 'by', title: t('column.by'), width: 90, render: (row) => row.byName },
    {
      key: 'updated',
      title: t('column.updated'),
      width: 110,
      sortable: true,
      render: (row) => moment(row.updatedAt),
    },
  ];
  return (
    <RecordList
      about={adjustmentRecord}
      part={client.adjustments}
      columns={columns}
      filters={[
        { key: 'status', label: t('column.status'), options: choices(t, 'status', adjustmentStates) },
        { key: 'kind', label: t('field.kind'), asList: true, options: choices(t, 'kind', adjustmentKinds) },
      ]}
      mayAdd={useMay(...ADJUSTMENT_DRAFTERS)}
    />
  );
}
