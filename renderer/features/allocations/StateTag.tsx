import { useTranslation } from 'react-i18next';
import type { AllocationState } from '../../../db/allocations/model.ts';

const TONES: Readonly<Record<AllocationState, string>> = {
  claimed: 'amber',
  confirmed: 'green',
  lost: 'red',
  released: 'grey',
  consumed: 'grey',
};

/** 待确认 已确认 未成功 已释放 已出库. */
export function StateTag({ state }: { readonly state: AllocationState }) {
  const { t } = useTranslation('allocations');
  return <span className={`tag tag-${TONES[state]}`}>{t(`state.${state}`)}</span>;
}
