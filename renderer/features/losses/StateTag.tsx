import { useTranslation } from 'react-i18next';
import type { LossState } from '../../../db/losses/model.ts';

const TONES: Record<LossState, string> = { waiting: 'amber', approved: 'grey', refused: 'red' };

interface StateTagProps {
  readonly loss: {
    readonly state: LossState;
    readonly reactivatedAt: number | null;
  };
}

/** 待批 已批准 已驳回; 已激活 once the card is back. */
export function StateTag({ loss: { state, reactivatedAt } }: StateTagProps) {
  const { t } = useTranslation('losses');
  if (reactivatedAt !== null) return <span className="tag tag-green">{t('reactivated')}</span>;
  return <span className={`tag tag-${TONES[state]}`}>{t(`state.${state}`)}</span>;
}
