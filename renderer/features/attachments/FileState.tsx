import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import type { FileLine } from './types.ts';

const tones = { waiting: 'amber', sent: 'green', remote: 'grey', refused: 'red' } as const;
const known = ['file_damaged', 'hash_mismatch', 'too_large', 'invalid_request'];

/** 待上传, 上传中 40%, 已上传, 在总部, 还没传到总部, 总部没收下; with the way on where a person has one. */
export function FileState({ file, held }: { readonly file: FileLine; readonly held: boolean }) {
  const { t } = useTranslation('attachments');
  const { id, name, state, size, sentBytes, fetchedBytes, code } = file;
  const act = (work: () => Promise<unknown>) => () =>
    void work()
      .then(() => queryClient.invalidateQueries(trpc.attachments.pathFilter()))
      .catch(notifyFailure);
  const percent = (bytes: number) => t('percent', { percent: Math.floor((bytes / size) * 100) });
  const word = () => {
    if (fetchedBytes !== null) return `${t('fetching')} ${percent(fetchedBytes)}`;
    if (state === 'waiting' && held) return t('held');
    if (state === 'waiting' && sentBytes > 0) return `${t('sending')} ${percent(sentBytes)}`;
    if (state === 'remote' && code === 'not_found') return t('state.notYet');
    if (state === 'refused') return t(code !== null && known.includes(code) ? `refused.${code}` : 'refused.other');
    return t(`state.${state}`);
  };
  return (
    <span className="file-state">
      <span className={`mark mark-${held && state === 'waiting' ? 'grey' : tones[state]}`}>{word()}</span>
      {fetchedBytes !== null && (
        <Button
          size="small"
          aria-label={t('stop.of', { name })}
          onClick={act(() => client.attachments.cancel.mutate({ id }))}
        >
          {t('ui:cancel')}
        </Button>
      )}
      {state === 'refused' && (
        <Button
          size="small"
          aria-label={t('again.of', { name })}
          onClick={act(() => client.attachments.sendAgain.mutate({ id }))}
        >
          {t('again')}
        </Button>
      )}
    </span>
  );
}
