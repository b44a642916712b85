import { useTranslation } from 'react-i18next';
import type { ReturnState } from '../../../db/returns/model.ts';

const TONES: Readonly<Record<ReturnState, string>> = {
  ...{ draft: 'grey', requested: 'amber', decided: 'amber', carIn: 'amber', inspected: 'amber' },
  ...{ refunded: 'green', refused: 'red' },
};

/** How far a 退车 is, in a word. */
export function StateTag({ state }: { readonly state: ReturnState }) {
  const { t } = useTranslation('returns');
  return <span className={`tag tag-${TONES[state]}`}>{t(`status.${state}`)}</span>;
}
