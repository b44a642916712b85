import { useTranslation } from 'react-i18next';
import { fuels } from '../../../db/vehicles/model.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { FieldGroup } from '../../ui/Field.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import type { Form } from '../../ui/useForm.ts';
import { CarField } from './CarField.tsx';
import type { CardValues } from './cardForm.ts';

/** 规格: engine, drive, seats. */
export function SpecFields({ form }: { form: Form<CardValues> }) {
  const { t } = useTranslation('vehicles');
  return (
    <FieldGroup>
      <CarField form={form} name="fuel">
        {(bind) => (
          <SelectInput {...bind} clearable options={fuels.map((value) => ({ value, label: t(`fuel.${value}`) }))} />
        )}
      </CarField>
      <CarField form={form} name="displacementMl">
        {(bind) => <NumberInput {...bind} suffix="mL" />}
      </CarField>
      <CarField form={form} name="powerKw">
        {(bind) => <NumberInput {...bind} suffix="kW" />}
      </CarField>
      <CarField form={form} name="transmission">
        {(bind) => <TextInput {...bind} />}
      </CarField>
      <CarField form={form} name="driveType">
        {(bind) => <TextInput {...bind} />}
      </CarField>
      <CarField form={form} name="seats">
        {(bind) => <NumberInput {...bind} />}
      </CarField>
      <CarField form={form} name="emission">
        {(bind) => <TextInput {...bind} />}
      </CarField>
      <CarField form={form} name="producedOn">
        {(bind) => <DateInput {...bind} />}
      </CarField>
    </FieldGroup>
  );
}
