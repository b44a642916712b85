import { useQuery } from '@tanstack/react-query';
import { Button, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';

type Held = 'paused' | 'metered';

const megabytes = (bytes: number) => Math.max(0.1, bytes / (1024 * 1024)).toFixed(1);

/** 附件: what waits, what head office did not take, and the two switches that hold files back on this PC. */
export function FilesLane() {
  const { t } = useTranslation('sync');
  const lane = useQuery(trpc.attachments.lane.queryOptions()).data;
  if (lane === undefined) return null;

  async function hold(which: Held, on: boolean): Promise<void> {
    try {
      queryClient.setQueryData(
        trpc.attachments.lane.queryKey(),
        await client.attachments.setLane.mutate({ [which]: on }),
      );
    } catch (error) {
      notifyFailure(error);
    }
  }
  async function again(id: string, name: string): Promise<void> {
    try {
      await client.attachments.sendAgain.mutate({ id });
      notify(t('files.again', { name }));
      await queryClient.invalidateQueries(trpc.attachments.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  }
  const line = (which: Held) => (
    <div className="files-switch">
      <Switch
        id={`files-${which}`}
        size="small"
        checked={lane[which]}
        onChange={(on) => void hold(which, on)}
        aria-describedby={`files-${which}-text`}
      />
      <div>
        <label htmlFor={`files-${which}`}>{t(`files.${which}`)}</label>
        <p id={`files-${which}-text`} className="field-hint">
          {t(`files.${which}.text`)}
        </p>
      </div>
    </div>
  );
  return (
    <section className="panel files-lane" aria-label={t('files')}>
      <h2>{t('files')}</h2>
      <p role="status">
        {lane.waiting === 0
          ? t('files.none')
          : t('files.waiting', { count: lane.waiting, mb: megabytes(lane.waitingBytes) })}
      </p>
      {line('paused')}
      {line('metered')}
      {lane.refused.length > 0 && (
        <ul className="issues">
          {lane.refused.map(({ id, entity, entityId, name }) => (
            <li key={id} className="issue">
              <Link to={`/files/${entity}/${entityId}`}>{name}</Link>
              <span className="mark mark-red issue-reason">{t('files.refused')}</span>
              <Button size="small" onClick={() => void again(id, name)}>
                {t('resend')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
