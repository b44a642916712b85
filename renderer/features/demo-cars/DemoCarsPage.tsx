import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { dayText } from '../../lib/when.ts';
import { type Asked, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { carKeepers, demoCarRecord } from './record.ts';
import type { DemoCarLine } from './types.ts';
import './demo-cars.css';

/** The chip says yes or nothing. */
const asksRetired = ({ filters: { retired, ...filters }, ...asked }: Asked): Asked => ({
  ...asked,
  filters: { ...filters, ...(retired !== undefined && { retired: true }) },
});

/** 试驾车: every car guests may drive, with what it has run and when it is due for service. */
export default function DemoCarsPage() {
  const { t } = useTranslation('demo-cars');
  const columns: ListColumn<DemoCarLine>[] = [
    {
      key: 'number',
      title: t('field.number'),
      width: 90,
      sortable: true,
      render: (row) => <strong>{row.number}</strong>,
    },
    {
      key: 'plate',
      title: t('field.plate'),
      width: 110,
      render: (row) => <span className="tabular">{row.plate}</span>,
    },
    { key: 'model', title: t('field.model'), width: 160, wide: true, render: (row) => row.model ?? row.series },
    { key: 'gearbox', title: t('field.gearbox'), width: 80, render: (row) => t(`gearbox.${row.gearbox}`) },
    { key: 'now', title: t('column.now'), width: 90, render: (row) => (row.outNow ? t('now.out') : t('now.here')) },
    { key: 'odometer', title: t('field.odometerKm'), width: 110, number: true, render: (row) => km(row.odometerKm) },
    { key: 'drives', title: t('column.drives'), width: 90, number: true, render: (row) => row.drives },
    {
      key: 'service',
      title: t('column.service'),
      width: 220,
      render: (row) => (
        <span className={row.service === null ? undefined : `demo-car-${row.service}`}>
          {[row.nextServiceOn && dayText(row.nextServiceOn), row.nextServiceKm && km(row.nextServiceKm)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      ),
    },
    { key: 'activeFrom', title: t('field.activeFrom'), width: 110, hidden: true, render: (row) => row.activeFrom },
    { key: 'activeTo', title: t('field.activeTo'), width: 110, hidden: true, render: (row) => row.activeTo },
  ];
  return (
    <RecordList
      about={demoCarRecord}
      part={client.demoCars}
      columns={columns}
      withText={false}
      asks={asksRetired}
      filters={[{ key: 'retired', label: t('retired'), options: [{ value: 'retired', label: t('retired') }] }]}
      mayAdd={useMay(...carKeepers)}
    />
  );
}

const km = (value: number | null) => value !== null && `${value.toLocaleString('en')} km`;
