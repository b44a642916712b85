import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { focusField } from '../../ui/focus.ts';
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
  /** The step before was just done: the cursor goes on here. */
  readonly goesOn?: boolean;
  readonly onSave: (km: number) => Promise<void>;
}

interface Reading {
  odometerOutKm: number | undefined;
  odometerInKm: number | undefined;
}

/** 里程 and the one button of the step; Enter presses it. */
export function OdometerForm({ name, label, save, known, least = 0, goesOn = false, onSave }: OdometerFormProps) {
  const { t } = useTranslation('test-drives');
  const form = useForm<Reading>({
    initial: { odometerOutKm: undefined, odometerInKm: undefined, [name]: known },
    required: [name],
    check: (values) => ((values[name] ?? least) < least ? { [name]: { code: 'odometer.back' } } : {}),
    save: (values) => onSave(values[name]!),
  });
  const saving = useFormValue(form, (state) => state.saving);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (goesOn && document.activeElement === document.body && place.current) focusField(name, place.current);
  }, [goesOn, name]);
  return (
    <FormBody form={form}>
      <div className="drive-odometer" ref={place}>
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
