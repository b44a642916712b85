import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';

interface OdometerFormProps {
  readonly name: 'odometerOutKm' | 'odometerInKm';
  readonly label: string;
  readonly save: string;
  /** What the car showed last. */
  readonly known?: number | undefined;
  /** It does not run back. */
  readonly least?: number;
  readonly onSave: (km: number) => Promise<void>;
}

interface Reading {
  odometerOutKm: number | undefined;
  odometerInKm: number | undefined;
}

/** 里程 and the one button of the step; Enter presses it. */
export function OdometerForm({ name, label, save, known, least = 0, onSave }: OdometerFormProps) {
  const { t } = useTranslation('test-drives');
  const form = useForm<Reading>({
    initial: { odometerOutKm: undefined, odometerInKm: undefined, [name]: known },
    required: [name],
    check: (values) => ((values[name] ?? least) < least ? { [name]: { code: 'odometer.back' } } : {}),
    save: (values) => onSave(values[name]!),
  });
  const saving = useFormValue(form, (state) => state.saving);
  return (
    <FormBody form={form}>
      <div className="drive-odometer">
        <Field form={form} name={name} label={label} {...(least > 0 && { hint: t('car.km', { km: least }) })}>
          {(bind) => <NumberInput {...bind} suffix="km" />}
        </Field>
        <Button type="primary" htmlType="submit" loading={saving}>
          {save}
        </Button>
      </div>
    </FormBody>
  );
}
