import { useTranslation } from 'react-i18next';
import { pdiStates } from '../../../db/pdi/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { pdiRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

type Line = Outputs['pdi']['list']['rows'][number];

/** PDI 检查表, the newest first. One begins on the card of its car. */
export default function PdiSheetsPage() {
  const { t } = useTranslation('pdi');
  const columns: ListColumn<Line>[] = [
    {
      key: 'docNo',
      title: t('column.docNo'),
      width: 190,
      render: (row) => <strong className="tabular">{row.docNo ?? t('draft')}</strong>,
    },
    { key: 'status', title: t('column.status'), width: 90, render: (row) => <StateTag state={row.status} /> },
    { key: 'car', title: t('column.car'), width: 220, wide: true, render: (row) => row.car },
    { key: 'vin', title: t('column.vin'), width: 190, render: (row) => <span className="tabular">{row.vin}</span> },
    { key: 'faults', title: t('column.faults'), width: 70, number: true, render: (row) => row.faults || '' },
    { key: 'technician', title: t('field.technician'), width: 100, render: (row) => row.technician },
    { key: 'updated', title: t('column.updated'), width: 110, sortable: true, render: (row) => moment(row.updatedAt) },
  ];
  return (
    <RecordList
      about={pdiRecord}
      part={client.pdi}
      columns={columns}
      filters={[{ key: 'status', label: t('column.status'), options: choices(t, 'status', pdiStates) }]}
      mayAdd={false}
    />
  );
}
