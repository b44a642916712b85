import { useTranslation } from 'react-i18next';
import type { DirectState } from '../../../db/direct-shipments/model.ts';

const TONES: Readonly<Record<DirectState, string>> = {
  ...{ draft: 'grey', requested: 'amber', shipped: 'amber', signed: 'green', settled: 'green' },
  ...{ refused: 'red', cancelled: 'grey' },
};

/** How far a 直运 is, in a word. */
export function StateTag({ state }: { readonly state: DirectState }) {
  const { t } = useTranslation('direct-shipments');
  return <span className={`tag tag-${TONES[state]}`}>{t(`status.${state}`)}</span>;
}
