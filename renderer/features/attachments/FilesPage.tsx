import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { attachedTo, attachmentKind, attachmentMimes } from '../../../db/attachments/model.ts';
import { RECORDS } from '../../../db/records.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { Empty } from '../../ui/Empty.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { AddingList } from './AddingList.tsx';
import { FileGrid } from './FileGrid.tsx';
import { FileViewer } from './FileViewer.tsx';
import { LaneNote } from './LaneNote.tsx';
import type { FileLine } from './types.ts';
import type { Card } from './upload.ts';
import { useAdding } from './useAdding.ts';
import { useCard } from './useCard.ts';
import { useIncoming } from './useIncoming.ts';
import './files.css';

const again = () => queryClient.invalidateQueries(trpc.attachments.pathFilter());

/** 文件 of a customer or a car: photographs and PDFs, added by choosing, dropping or pasting, looked at beside the list. */
export default function FilesPage() {
  const { t } = useTranslation('attachments');
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const entity = attachedTo.parse(useLocation().pathname.split('/')[2]);
  // What is added from a paper that is missing is that paper.
  const kind = attachmentKind.safeParse(useSearchParams()[0].get('kind')).data;
  const card = useMemo<Card>(() => ({ entity, id, ...(kind && { kind }) }), [entity, id, kind]);
  const { name, mayWrite, held } = useCard(card);
  const picker = useRef<HTMLInputElement>(null);
  const queue = useAdding(card);
  const over = useIncoming(mayWrite ? queue.add : undefined);
  const files = useQuery(trpc.attachments.list.queryOptions({ entity, entityId: id }));
  const [shown, setShown] = useState<{ id: string; url: string }>();
  const [wanted, setWanted] = useState<string>();
  const open = files.data?.find((file) => file.id === shown?.id);
  const back = () => void navigate(`${RECORDS[entity].path}/${id}`);

  async function show(fileId: string): Promise<void> {
    const { url } = await client.attachments.open.mutate({ id: fileId });
    setShown(url === null ? undefined : { id: fileId, url });
    setWanted(url === null ? fileId : undefined);
    if (url === null) await again();
  }
  async function remove(file: FileLine): Promise<void> {
    try {
      await client.attachments.remove.mutate({ id: file.id });
      notify(t('removed', { name: file.name }), async () => {
        await client.attachments.restore.mutate({ id: file.id });
        await again();
      });
      await again();
    } catch (error) {
      notifyFailure(error);
    }
  }
  // What was asked for and had to come from head office first opens once it is here.
  const here = files.data?.some((file) => file.id === wanted && file.state === 'sent' && file.fetchedBytes === null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it has come
  useEffect(() => {
    if (here && wanted !== undefined) void show(wanted).catch(notifyFailure);
  }, [here]);
  useHotkeys(t('title'), [
    { keys: 'escape', label: t('ui:keys.leave'), run: () => (open ? setShown(undefined) : back()) },
  ]);
  const choose = (
    <Button type="primary" autoFocus onClick={() => picker.current?.click()}>
      {t('add')}
    </Button>
  );
  return (
    <Page
      fill
      title={name === '' ? t('title') : t('title.of', { name })}
      subtitle={t(mayWrite ? 'subtitle' : 'subtitle.read')}
      actions={<Button onClick={back}>{t('back')}</Button>}
      primary={mayWrite && choose}
    >
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('add')}
        accept={attachmentMimes.join()}
        onChange={(event) => {
          queue.add([...(event.target.files ?? [])]);
          // The same file, mended, may be chosen again.
          event.target.value = '';
        }}
      />
      <div className="files-page">
        <section className={`files-list${over ? ' files-over' : ''}`} aria-label={t('title')}>
          <LaneNote />
          <AddingList queue={queue} />
          <Loaded query={files} rows={3}>
            {(rows) =>
              rows.length === 0 ? (
                queue.rows.length === 0 && <Empty title={t('none')} {...(mayWrite && { text: t('none.text') })} />
              ) : (
                <FileGrid
                  files={rows}
                  told={entity === 'contract'}
                  openId={shown?.id}
                  held={held}
                  mayWrite={mayWrite}
                  onOpen={(file) => void show(file.id).catch(notifyFailure)}
                  onRemove={remove}
                />
              )
            }
          </Loaded>
        </section>
        {open && shown && (
          <FileViewer key={shown.url} file={open} url={shown.url} onClose={() => setShown(undefined)} />
        )}
      </div>
    </Page>
  );
}
