import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { origins, vehicleStatuses } from '../../../db/vehicles/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { type Asked, choices, RecordList } from '../../records/RecordList.tsx';
import { vehicleRecord } from './cardForm.ts';
import { stockColumns } from './columns.tsx';
import { SeekingNote } from './SeekingNote.tsx';
import { stockKeepers } from './stockKeepers.ts';
import { useAgeColours } from './useAgeColours.ts';
import './vehicles.css';

/** 库龄 up is arrival down: the car that came last has stood here the shortest time. */
const byAge = <A extends Asked>(asked: A): A =>
  asked.sort === 'arrived' ? { ...asked, descending: asked.descending === false } : asked;

/** 车辆: the whole stock, and where each car stands. */
export default function VehiclesPage() {
  const { t } = useTranslation('vehicles');
  const series = useQuery(trpc.vehicles.series.queryOptions());
  return (
    <RecordList
      about={vehicleRecord}
      part={client.vehicles}
      asks={byAge}
      actions={<SeekingNote />}
      columns={stockColumns(t, useAgeColours())}
      filters={[
        { key: 'status', label: t('field.status'), asList: false, options: choices(t, 'status', vehicleStatuses) },
        {
          key: 'series',
          label: t('field.series'),
          asList: true,
          options: (series.data ?? []).map((value) => ({ value, label: value })),
        },
        { key: 'origin', label: t('field.origin'), options: choices(t, 'origin', origins) },
      ]}
      mayAdd={useMay(...stockKeepers)}
    />
  );
}
