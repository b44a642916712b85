import { useTranslation } from 'react-i18next';
import type { ReturnTerms } from '../../../db/returns/model.ts';
import { Ledger } from '../../ui/Ledger.tsx';

const LINES = ['soldFen', 'paidFen', 'useFeeFen', 'refundFen'] as const;

/** The money of a car that comes back, line by line. */
export function Terms({ terms }: { readonly terms: ReturnTerms }) {
  const { t } = useTranslation('returns');
  return (
    <Ledger
      lines={LINES.map((key) => ({ key, label: t(`field.${key}`), fen: terms[key], strong: key === 'refundFen' }))}
    />
  );
}
