import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { AttachedTo } from '../../../db/attachments/model.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { upload } from './upload.ts';

/** 文件 of a customer or a car: photographs and PDFs, added by choosing, dropping or pasting. */
export default function FilesPage() {
  const { t } = useTranslation('attachments');
  const navigate = useNavigate();
  const { entity, id = '' } = useParams();
  const of: AttachedTo = entity === 'vehicle' ? 'vehicle' : 'customer';
  const picker = useRef<HTMLInputElement>(null);
  const [adding, setAdding] = useState(false);
  const files = useQuery(trpc.attachments.list.queryOptions({ entity: of, entityId: id }, { refetchInterval: 2_000 }));

  // One bad file is told and the others go on.
  async function add(chosen: Iterable<File>): Promise<void> {
    setAdding(true);
    for (const file of chosen) await upload({ entity: of, id }, file).catch(notifyFailure);
    setAdding(false);
    await files.refetch();
  }
  async function open(fileId: string): Promise<void> {
    const { url } = await client.attachments.open.mutate({ id: fileId });
    if (url === null) notify(t('fetching'));
    else window.open(url, '_blank', 'noopener');
  }
  async function remove(fileId: string, name: string): Promise<void> {
    await client.attachments.remove.mutate({ id: fileId });
    notify(t('removed', { name }), () => client.attachments.restore.mutate({ id: fileId }));
    await files.refetch();
  }
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={<Button onClick={() => void navigate(`/${of}s/${id}`)}>{t('back')}</Button>}
      primary={
        <Button type="primary" loading={adding} onClick={() => picker.current?.click()}>
          {t('add')}
        </Button>
      }
    >
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('add')}
        accept="image/jpeg,image/png,image/webp,application/pdf"
        onChange={(event) => void add([...(event.target.files ?? [])])}
      />
      <section
        className="panel"
        aria-label={t('title')}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void add([...event.dataTransfer.files]);
        }}
        onPaste={(event) => void add([...event.clipboardData.files])}
      >
        <Loaded query={files} rows={3}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="soft">{t('none')}</p>
            ) : (
              rows.map((row) => (
                <p key={row.id}>
                  <button type="button" className="link" onClick={() => void open(row.id).catch(notifyFailure)}>
                    {row.name}
                  </button>{' '}
                  <span className="soft tabular">
                    {t('size', { kb: Math.ceil(row.size / 1024) })} · {row.addedBy} {moment(row.addedAt)} ·{' '}
                    {t(`state.${row.state}`)}
                  </span>{' '}
                  <Button size="small" onClick={() => void remove(row.id, row.name).catch(notifyFailure)}>
                    {t('remove')}
                  </Button>
                </p>
              ))
            )
          }
        </Loaded>
      </section>
    </Page>
  );
}
