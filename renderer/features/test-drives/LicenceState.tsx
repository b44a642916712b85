import { useTranslation } from 'react-i18next';
import { missing } from '../../../db/core/fields.ts';
import { licenceProblems } from '../../../db/test-drives/rules.ts';
import { ruleText } from '../../lib/errors.ts';
import { useToday } from '../../lib/today.ts';
import { focusField } from '../../ui/focus.ts';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { DriveValues } from './driveRecord.ts';
import type { OpenDrive } from './types.ts';

interface LicenceStateProps {
  readonly form: Form<DriveValues>;
  readonly car: OpenDrive['car'];
}

/** Whether the licence as it is typed does for this car; what does not is the way to its field. */
export function LicenceState({ form, car }: LicenceStateProps) {
  const { t } = useTranslation('test-drives');
  const today = useToday();
  const values = useFormValue(form, (state) => state.values);
  if (values.kind === 'ride') return <p className="soft">{t('licence.ride')}</p>;
  const problems = [...missing(values, ['driverName']), ...licenceProblems(values, car?.gearbox ?? 'automatic', today)];
  if (problems.length === 0) return <p className="drive-fine">{t('licence.fine')}</p>;
  return (
    <p className="drive-wrong">
      {t('licence.wrong')}
      {problems.map(({ path, code }) => (
        <button key={path} type="button" className="link" onClick={() => focusField(path, document)}>
          {ruleText(code, { label: t(`field.${path}`) })}
        </button>
      ))}
    </p>
  );
}
