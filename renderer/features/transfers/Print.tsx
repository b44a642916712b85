import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { client } from '../../lib/trpc.ts';
import { PrintDialog } from '../../ui/PrintDialog.tsx';
import type { OpenTransfer } from './records.ts';

interface PrintProps {
  readonly open: OpenTransfer;
  readonly paper: 'order' | 'out' | 'in' | 'settlement';
  readonly doc: { readonly id: string; readonly rev: number; readonly docNo: string | null };
}

/** Prints one of the papers as it stands here. */
export function Print({ open, paper, doc }: PrintProps) {
  const { t } = useTranslation('transfers');
  const [printing, setPrinting] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-label={t('print.one', { paper: t(`paper.${paper}`) })}
        onClick={() => setPrinting(true)}
      >
        {t('print')}
      </Button>
      {printing && (
        <PrintDialog
          of={['transfer', paper, doc.id, String(doc.rev)]}
          make={() => client.transfers.print.mutate({ id: open.card.id, paper, lang: currentLanguage() })}
          file={`${t(`paper.${paper}`)} ${doc.docNo ?? ''}`}
          onClose={() => setPrinting(false)}
        />
      )}
    </>
  );
}
