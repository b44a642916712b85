import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AddingQueue } from './useAdding.ts';

/** Files on their way in, each to be stopped; and those that could not be added, with the reason. */
export function AddingList({ queue }: { readonly queue: AddingQueue }) {
  const { t } = useTranslation('attachments');
  if (queue.rows.length === 0) return null;
  return (
    <ul className="panel adding" aria-label={t('adding')}>
      {queue.rows.map(({ key, name, share, problem }) => (
        <li key={key}>
          <span className="adding-name" title={name}>
            {name}
          </span>
          {problem === undefined ? (
            <Progress percent={Math.floor(share * 100)} size="small" strokeColor="var(--accent)" aria-label={name} />
          ) : (
            <span className="field-error" role="alert">
              {problem}
            </span>
          )}
          <Button
            size="small"
            aria-label={t(problem === undefined ? 'stop.of' : 'dismiss.of', { name })}
            onClick={() => queue.drop(key)}
          >
            {t(problem === undefined ? 'ui:cancel' : 'dismiss')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
