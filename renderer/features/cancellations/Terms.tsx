import { useTranslation } from 'react-i18next';
import type { CancellationTerms } from '../../../db/cancellations/model.ts';
import { Ledger } from '../../ui/Ledger.tsx';

const ALWAYS: readonly string[] = ['contractFen', 'paidFen', 'refundFen'];
const ORDER = ['contractFen', 'paidFen', 'bindingFen', 'keptFen', 'refundFen', 'compensationFen'] as const;

/** The money of a deal that ends, line by line; what is not there is not said. */
export function Terms({ terms }: { readonly terms: CancellationTerms }) {
  const { t } = useTranslation('cancellations');
  return (
    <Ledger
      lines={ORDER.filter((key) => ALWAYS.includes(key) || terms[key] > 0).map((key) => ({
        ...{ key, label: t(`field.${key}`), fen: terms[key], strong: key === 'refundFen' },
      }))}
    />
  );
}
