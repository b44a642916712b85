import { useTranslation } from 'react-i18next';
import type { ContractState } from '../../../db/contracts/model.ts';

const TONES: Readonly<Record<ContractState, string>> = {
  draft: 'grey',
  printed: 'amber',
  signed: 'blue',
  effective: 'green',
  fulfilled: 'green',
  terminated: 'red',
  void: 'grey',
};

/** Where a contract stands, in a word. */
export function StateTag({ state }: { readonly state: ContractState }) {
  const { t } = useTranslation('contracts');
  return <span className={`tag tag-${TONES[state]}`}>{t(`status.${state}`)}</span>;
}
