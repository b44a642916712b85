import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';

/** Whether a car is late changes without anybody saving anything. */
const EVERY_MS = 60_000;

/** What a person must look after, on whatever day: each leads to its drive or car. */
export function Attention() {
  const { t } = useTranslation('test-drives');
  const found = useQuery({ ...trpc.testDrives.attention.queryOptions(), refetchInterval: EVERY_MS }).data;
  if (!found || found.drives.length + found.service.length === 0) return null;
  return (
    <ul className="drive-attention">
      {found.drives.map(({ id, late, carNumber, customerName, plannedStartAt }) => (
        <li key={id}>
          <Link to={`/drives/${id}`}>
            {t(`attention.${late ?? 'clash'}`, {
              car: carNumber,
              name: customerName ?? t('calendar.somebody'),
              at: moment(plannedStartAt),
            })}
          </Link>
        </li>
      ))}
      {found.service.map(({ id, number }) => (
        <li key={id}>
          <Link to={`/demo-cars/${id}`}>{t('attention.service', { car: number })}</Link>
        </li>
      ))}
    </ul>
  );
}
