import { useTranslation } from 'react-i18next';
import type { AdjustmentState } from '../../../db/adjustments/model.ts';

const TONES: Readonly<Record<AdjustmentState, string>> = {
  draft: 'grey',
  submitted: 'amber',
  approved: 'green',
  rejected: 'red',
  revoked: 'grey',
};

/** Where a 调价单 stands, in a word. */
export function StateTag({ state }: { readonly state: AdjustmentState }) {
  const { t } = useTranslation('adjustments');
  return <span className={`tag tag-${TONES[state]}`}>{t(`status.${state}`)}</span>;
}
