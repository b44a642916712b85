import { useTranslation } from 'react-i18next';
import type { ReceiptState } from '../../../db/receipts/model.ts';

const TONES: Readonly<Record<ReceiptState, string>> = { posted: 'green', reversed: 'grey', reversal: 'red' };

/** Whether a receipt stands, in a word. */
export function StateTag({ state }: { readonly state: ReceiptState }) {
  const { t } = useTranslation('receipts');
  return <span className={`tag tag-${TONES[state]}`}>{t(`state.${state}`)}</span>;
}
