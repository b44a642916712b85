import { useTranslation } from 'react-i18next';
import type { PdiState } from '../../../db/pdi/model.ts';

const TONES: Readonly<Record<PdiState, string>> = { open: 'amber', passed: 'green', failed: 'red' };

/** How a PDI came out, in a word. */
export function StateTag({ state }: { readonly state: PdiState }) {
  const { t } = useTranslation('pdi');
  return <span className={`tag tag-${TONES[state]}`}>{t(`status.${state}`)}</span>;
}
