import { useTranslation } from 'react-i18next';
import type { TransferOrderState } from '../../../db/transfers/model.ts';

const TONES: Readonly<Record<TransferOrderState, string>> = {
  ...{ draft: 'grey', requested: 'amber', cancelled: 'grey', approved: 'blue', refused: 'red', out: 'orange' },
  ...{ received: 'green', sentBack: 'red', returned: 'grey' },
};

/** How far a transfer is, in a word. */
export function StateTag({ state }: { readonly state: TransferOrderState }) {
  const { t } = useTranslation('transfers');
  return <span className={`tag tag-${TONES[state]}`}>{t(`status.${state}`)}</span>;
}
