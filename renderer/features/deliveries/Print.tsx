import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { client } from '../../lib/trpc.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { PrintDialog } from '../../ui/PrintDialog.tsx';

interface PrintProps {
  readonly kind: 'note' | 'out' | 'sign';
  readonly id: string;
  readonly rev: number;
  readonly docNo: string | null;
}

/** One of the papers of a delivery on paper. */
export function Print({ kind, id, rev, docNo }: PrintProps) {
  const { t } = useTranslation('deliveries');
  const [printing, setPrinting] = useState(false);
  const part = { note: client.deliveries.notes, out: client.deliveries.outs, sign: client.deliveries.signOffs }[kind];
  useHotkeys(t('title'), [{ keys: 'ctrl+p', label: t('print', { key: '' }), run: () => setPrinting(true) }]);
  return (
    <>
      <Button onClick={() => setPrinting(true)}>{t('print', { key: 'Ctrl+P' })}</Button>
      {printing && (
        <PrintDialog
          of={['delivery', kind, id, String(rev)]}
          make={() => part.print.mutate({ id, lang: currentLanguage() })}
          file={`${t(`paperTitle.${kind}`)} ${docNo ?? ''}`}
          onClose={() => setPrinting(false)}
        />
      )}
    </>
  );
}
