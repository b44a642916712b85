import { useTranslation } from 'react-i18next';
import { client } from '../../lib/trpc.ts';
import { PrintButton } from '../../records/document/PrintButton.tsx';

interface PrintProps {
  readonly kind: 'note' | 'out' | 'sign';
  readonly id: string;
  readonly rev: number;
  readonly docNo: string | null;
}

/** One of the papers of a delivery on paper. */
export function Print({ kind, id, rev, docNo }: PrintProps) {
  const { t } = useTranslation('deliveries');
  const part = { note: client.deliveries.notes, out: client.deliveries.outs, sign: client.deliveries.signOffs }[kind];
  return (
    <PrintButton
      page={t('title')}
      label={(key) => t('print', { key })}
      of={['delivery', kind, id, String(rev)]}
      make={(lang) => part.print.mutate({ id, lang })}
      file={`${t(`paperTitle.${kind}`)} ${docNo ?? ''}`}
    />
  );
}
