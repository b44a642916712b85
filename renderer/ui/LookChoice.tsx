import { useTranslation } from 'react-i18next';
import { themes } from '../../db/staff/own.ts';
import { useLook } from '../lib/look.ts';
import { choose } from '../lib/own.ts';
import { ChipGroup } from './ChipGroup.tsx';
import { notifyFailure } from './notices.tsx';

/** 外观: as the computer says, light or dark; before the login and for each person. */
export function LookChoice() {
  const { t } = useTranslation('ui');
  const theme = useLook((state) => state.theme);
  return (
    <ChipGroup
      label={t('look.title')}
      value={theme}
      options={themes.map((value) => ({ value, label: t(`look.${value}`) }))}
      onChange={(next) => void choose({ theme: next }).catch(notifyFailure)}
    />
  );
}
