import { Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import type { FileLine } from './types.ts';

/** The name as a field, without its ending, which the content decides: Enter keeps it, Esc leaves it as it was. */
export function FileName({ file, onDone }: { readonly file: FileLine; readonly onDone: () => void }) {
  const { t } = useTranslation('attachments');
  const dot = file.name.lastIndexOf('.');
  const [stem, ending] = [file.name.slice(0, dot), file.name.slice(dot)];
  const [typed, setTyped] = useState(stem);
  // Leaving by Enter or Esc takes the field away, which blurs it: what was decided first counts.
  const decided = useRef(false);
  const leave = () => {
    decided.current = true;
    onDone();
  };

  async function keep(): Promise<void> {
    if (decided.current) return;
    const name = typed.trim();
    if (name === '' || name === stem) return leave();
    decided.current = true;
    try {
      await client.attachments.rename.mutate({ id: file.id, rev: file.rev, name: `${name}${ending}` });
      notify(t('renamed', { name: `${name}${ending}` }));
      await queryClient.invalidateQueries(trpc.attachments.pathFilter());
      onDone();
    } catch (error) {
      decided.current = false;
      notifyFailure(error);
    }
  }
  return (
    <Input
      autoFocus
      size="small"
      maxLength={100}
      aria-label={t('rename.of', { name: file.name })}
      value={typed}
      suffix={ending}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => void keep()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') void keep();
        if (event.key !== 'Escape') return;
        // Esc leaves the name, not the page.
        event.preventDefault();
        leave();
      }}
    />
  );
}
