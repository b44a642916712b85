import { useTranslation } from 'react-i18next';
import type { RequestState } from '../../../db/requests/model.ts';

const TONES: Record<RequestState, string> = { open: 'amber', answered: 'green', closed: 'grey' };

interface StateTagProps {
  readonly state: RequestState;
  readonly overdue: boolean;
}

/** 待回复 已回复 已关闭; 逾期 once its day is over without an answer. */
export function StateTag({ state, overdue }: StateTagProps) {
  const { t } = useTranslation('requests');
  if (overdue) return <span className="tag tag-red">{t('overdue')}</span>;
  return <span className={`tag tag-${TONES[state]}`}>{t(`state.${state}`)}</span>;
}
