import { useTranslation } from 'react-i18next';
import type { PurchaseLine } from './types.ts';

/** 已订 已分配 已发运 已到店; red while it is late. */
export function StateTag({ line }: { readonly line: Pick<PurchaseLine, 'state' | 'daysLate'> }) {
  const { t } = useTranslation('purchases');
  const tone = line.daysLate !== null ? 'late' : line.state;
  return <span className={`purchase-state purchase-${tone}`}>{t(`state.${line.state}`)}</span>;
}
