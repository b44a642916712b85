import { useTranslation } from 'react-i18next';
import type { LoanState, RequestState } from '../../../db/loans/model.ts';

const TONES: Readonly<Record<RequestState | LoanState, string>> = {
  ...{ draft: 'grey', requested: 'amber', approved: 'amber', refused: 'red', submitted: 'amber', taken: 'amber' },
  ...{ ended: 'green', cancelled: 'grey', lent: 'amber', returned: 'green', converted: 'green' },
};

/** How far a 出库申请单 or its loan is, in a word. */
export function StateTag({ state }: { readonly state: RequestState | LoanState }) {
  const { t } = useTranslation('loans');
  return <span className={`tag tag-${TONES[state]}`}>{t(`status.${state}`)}</span>;
}
