import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { driveKinds, driveStates } from '../../../db/test-drives/model.ts';
import { useSellers } from '../../lib/sellers.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { type Asked, choices, RecordList } from '../../records/RecordList.tsx';
import { driveColumns } from './columns.tsx';
import { driveRecord } from './driveRecord.ts';
import './test-drives.css';

/** The page is asked anew within that time at the latest. */
const WATCH_MS = 5 * 60_000;

/** A chip says which of the lists it means. */
const asksWatched = ({ filters: { watch, ...filters }, ...asked }: Asked): Asked => ({
  ...asked,
  filters: {
    ...filters,
    ...(watch === 'clash' && { clash: true }),
    ...(watch === 'noFeedback' && { noFeedback: true }),
    ...(watch === 'notBack' && { state: 'out', endsBefore: Math.floor(Date.now() / WATCH_MS) * WATCH_MS }),
  },
});

/** 试驾记录: every drive, booked, done or called off. */
export default function DriveLogPage() {
  const { t } = useTranslation('test-drives');
  const navigate = useNavigate();
  const cars = useQuery(trpc.demoCars.list.queryOptions({}));
  const people = useSellers().filter(({ left }) => !left);
  return (
    <RecordList
      about={driveRecord}
      part={client.testDrives}
      columns={driveColumns(t)}
      asks={asksWatched}
      filters={[
        { key: 'watch', label: t('watch'), options: choices(t, 'watch', ['notBack', 'clash', 'noFeedback']) },
        { key: 'state', label: t('field.state'), options: choices(t, 'state', driveStates) },
        { key: 'kind', label: t('field.kind'), options: choices(t, 'kind', driveKinds) },
        {
          key: 'demoCarId',
          label: t('field.demoCarId'),
          asList: true,
          options: (cars.data?.rows ?? []).map(({ id, number }) => ({ value: id, label: number })),
        },
        { key: 'consultantId', label: t('field.consultantId'), asList: true, options: people },
      ]}
      mayAdd={false}
      primary={
        <Button type="primary" onClick={() => void navigate('/drives')}>
          {t('new')}
        </Button>
      }
    />
  );
}
