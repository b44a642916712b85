import { useTranslation } from 'react-i18next';
import type { CancellationState } from '../../../db/cancellations/model.ts';

const TONES: Readonly<Record<CancellationState, string>> = {
  ...{ draft: 'grey', requested: 'amber', decided: 'amber', refunded: 'green', refused: 'red' },
};

/** How far a 退订 is, in a word. */
export function StateTag({ state }: { readonly state: CancellationState }) {
  const { t } = useTranslation('cancellations');
  return <span className={`tag tag-${TONES[state]}`}>{t(`status.${state}`)}</span>;
}
