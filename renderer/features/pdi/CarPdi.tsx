import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { PDI_WRITERS } from '../../../db/pdi/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { StateTag } from './StateTag.tsx';

/** PDI of a car on its card: its sheets, the newest first, and a new one. */
export function CarPdi({ vehicleId }: { readonly vehicleId: string }) {
  const { t } = useTranslation('pdi');
  const navigate = useNavigate();
  const mayWrite = useMay(...PDI_WRITERS);
  const sheets = useQuery(trpc.pdi.ofVehicle.queryOptions({ id: vehicleId })).data ?? [];
  const { run, busy } = useOnce(
    async () => {
      try {
        const { id } = await client.pdi.start.mutate({ id: vehicleId });
        await refresh('pdi');
        void navigate(`/pdi/${id}`);
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  if (sheets.length === 0 && !mayWrite) return null;
  return (
    <section className="panel record-history" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {sheets.length === 0 ? (
        <p className="soft">{t('car.none')}</p>
      ) : (
        <ol>
          {sheets.map((sheet) => (
            <li key={sheet.id}>
              <p>
                <Link to={`/pdi/${sheet.id}`}>{sheet.docNo ?? t('draft')}</Link> <StateTag state={sheet.status} />{' '}
                <span className="soft">
                  {sheet.technician} {moment(sheet.updatedAt)}
                </span>
              </p>
            </li>
          ))}
        </ol>
      )}
      {mayWrite && (
        <Button loading={busy} onClick={() => void run()}>
          {t(sheets[0]?.status === 'open' ? 'car.goOn' : sheets.length > 0 ? 'car.again' : 'car.start')}
        </Button>
      )}
    </section>
  );
}
