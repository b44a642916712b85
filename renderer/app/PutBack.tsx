import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullMoment } from '../lib/when.ts';
import { askForBackups, type PutBack as Outcome, putBackup, usePutBack } from './trouble.ts';

const MEGABYTE = 1024 * 1024;
const SHOWN = 6;

/** 用备份恢复: the verified copies, newest first; the damaged file is kept, what was saved since is looked for in it. */
export function PutBack() {
  const { t } = useTranslation('app');
  const backups = useQuery({ queryKey: ['trouble', 'backups'], queryFn: askForBackups });
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const restore = async (name: string) => {
    setBusy(name);
    setRefused(null);
    const outcome = await putBackup(name);
    setBusy(null);
    if (outcome.ok) usePutBack.setState({ outcome });
    else setRefused(outcome.reason);
  };

  if (backups.data === undefined) return null;
  if (backups.data.length === 0) return <p>{t('trouble.backup.none')}</p>;
  return (
    <section className="put-back" aria-label={t('trouble.backup.title')}>
      <p>{t('trouble.backup.text')}</p>
      <ul>
        {backups.data.slice(0, SHOWN).map(({ name, at, bytes }, index) => (
          <li key={name}>
            <span className="tabular">
              {fullMoment(at)} · {(bytes / MEGABYTE).toFixed(1)} MB
            </span>
            <Button
              type={index === 0 ? 'primary' : 'default'}
              autoFocus={index === 0}
              aria-label={`${t('trouble.backup.restore')} ${fullMoment(at)}`}
              loading={busy === name}
              disabled={busy !== null && busy !== name}
              onClick={() => void restore(name)}
            >
              {t('trouble.backup.restore')}
            </Button>
          </li>
        ))}
      </ul>
      {refused !== null && (
        <p className="field-error" role="alert">
          {t(`trouble.backup.refused.${refused}`, { defaultValue: t('trouble.backup.refused.other') })}
        </p>
      )}
    </section>
  );
}

/** Says what came back, before anybody goes on. */
export function PutBackDone({ found, unreadable }: Outcome) {
  const { t } = useTranslation('app');
  return (
    <main className="trouble">
      <div role="status">
        <h1>{t('trouble.backup.done')}</h1>
        {found > 0 && <p>{t('trouble.backup.found', { count: found })}</p>}
        {unreadable === null && <p>{t('trouble.backup.nothingRead')}</p>}
        {unreadable !== null && unreadable > 0 && <p>{t('trouble.backup.unreadable', { count: unreadable })}</p>}
        <p>
          <Button type="primary" autoFocus onClick={() => location.reload()}>
            {t('trouble.backup.open')}
          </Button>
        </p>
      </div>
    </main>
  );
}
