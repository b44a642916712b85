import { useTranslation } from 'react-i18next';
import type { DriveState } from '../../../db/test-drives/model.ts';

const TONES: Record<DriveState, string> = {
  booked: 'blue',
  out: 'amber',
  back: 'green',
  cancelled: 'grey',
  noShow: 'grey',
};

interface StateTagProps {
  readonly state: DriveState;
  /** What should have happened by now. */
  readonly late?: 'notBack' | 'notStarted' | null;
  readonly clash?: boolean;
}

/** 已约 试驾中 已还 已取消 未到; red when it is late or two guests have one car. */
export function StateTag({ state, late = null, clash = false }: StateTagProps) {
  const { t } = useTranslation('test-drives');
  return (
    <>
      <span className={`tag tag-${late === null ? TONES[state] : 'red'}`}>
        {late === null ? t(`state.${state}`) : t(`late.${late}`)}
      </span>
      {clash && <span className="tag tag-red">{t('clash')}</span>}
    </>
  );
}
