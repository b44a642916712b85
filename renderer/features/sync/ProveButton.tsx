import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../db/sync/model.ts';
import { client } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';

/** Head office answers within seconds or not now; the comparing itself goes on whatever the page says. */
const PATIENCE_MS = 30_000;

/** 立即核对: turns until the line below tells of a newer proof than before. */
export function ProveButton({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation('sync');
  // The proof that stood there when it was asked for; `undefined` while nobody asked.
  const [before, setBefore] = useState<{ at: number | undefined }>();
  const at = status.proof?.at;
  const running = before !== undefined && before.at === at;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(() => {
      setBefore(undefined);
      notify(t('prove.later'));
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [running, t]);

  async function prove(): Promise<void> {
    setBefore({ at });
    try {
      await client.sync.prove.mutate();
    } catch (error) {
      setBefore(undefined);
      notifyFailure(error);
    }
  }
  return (
    <Button loading={running} disabled={status.state === 'stopped'} onClick={() => void prove()}>
      {t(running ? 'proving' : 'prove')}
    </Button>
  );
}
