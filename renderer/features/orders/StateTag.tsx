import { useTranslation } from 'react-i18next';
import type { OrderState } from '../../../db/orders/model.ts';

const TONES: Readonly<Record<OrderState, string>> = {
  draft: 'grey',
  managerReview: 'amber',
  financeReview: 'amber',
  open: 'green',
  closed: 'grey',
  cancelled: 'red',
  returned: 'red',
};

/** Where an order stands, in a word. */
export function StateTag({ state }: { readonly state: OrderState }) {
  const { t } = useTranslation('orders');
  return <span className={`tag tag-${TONES[state]}`}>{t(`status.${state}`)}</span>;
}
