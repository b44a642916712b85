import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';

const SHOWN = 5;
const MEGABYTE = 1024 * 1024;

/** 备份: the newest verified copies, and one made now. */
export function Backups() {
  const { t } = useTranslation('settings');
  const backups = useQuery(trpc.backup.list.queryOptions());
  const now = useMutation({
    mutationFn: () => client.backup.now.mutate(),
    onSuccess: () => {
      notify(t('backup.done'));
      void queryClient.invalidateQueries(trpc.backup.pathFilter());
    },
    onError: notifyFailure,
  });
  return (
    <section className="panel">
      <h2>{t('backup.title')}</h2>
      <p>{t('backup.text')}</p>
      <Loaded query={backups} rows={2}>
        {(copies) =>
          copies.length === 0 ? (
            <p>{t('backup.none')}</p>
          ) : (
            <ul className="backups">
              {copies.slice(0, SHOWN).map((copy) => (
                <li key={copy.name} className="tabular">
                  {fullMoment(copy.at)} · {(copy.bytes / MEGABYTE).toFixed(1)} MB · {copy.name}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Button loading={now.isPending} onClick={() => now.mutate()}>
        {t('backup.now')}
      </Button>
    </section>
  );
}
