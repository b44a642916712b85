import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { origins } from '../../../db/vehicles/model.ts';
import { trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { FieldGroup } from '../../ui/Field.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { SuggestInput } from '../../ui/SuggestInput.tsx';
import { CodeInput, TextArea, TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { CarField } from './CarField.tsx';
import type { CardValues } from './cardForm.ts';
import { NumberText } from './NumberText.tsx';
import { TakenVin } from './TakenVin.tsx';
import { VinInput } from './VinInput.tsx';

/** 常规: what the car is and which papers it has. */
export function GeneralFields({ form, isNew }: { form: Form<CardValues>; isNew: boolean }) {
  const { t } = useTranslation('vehicles');
  const settings = useQuery(trpc.settings.get.queryOptions());
  const origin = useFormValue(form, (state) => state.values.origin);
  const series = useFormValue(form, (state) => state.values.series);
  const ranges = settings.data?.series ?? [];
  return (
    <>
      <FieldGroup>
        <CarField form={form} name="vin" hint={<TakenVin form={form} />}>
          {(bind) => <VinInput {...bind} autoFocus={isNew} />}
        </CarField>
        <CarField form={form} name="engineNo">
          {(bind) => <NumberText {...bind} />}
        </CarField>
        <CarField form={form} name="origin">
          {(bind) => <ChipGroup {...bind} options={origins.map((value) => ({ value, label: t(`origin.${value}`) }))} />}
        </CarField>
        <CarField form={form} name="series">
          {(bind) => <SuggestInput {...bind} suggestions={ranges.map((range) => range.series)} />}
        </CarField>
        <CarField form={form} name="model">
          {(bind) => (
            <SuggestInput {...bind} suggestions={ranges.find((range) => range.series === series)?.models ?? []} />
          )}
        </CarField>
        <CarField form={form} name="modelYear">
          {(bind) => <NumberInput {...bind} />}
        </CarField>
        <CarField form={form} name="exteriorColor">
          {(bind) => <TextInput {...bind} />}
        </CarField>
        <CarField form={form} name="interiorColor">
          {(bind) => <TextInput {...bind} />}
        </CarField>
        <CarField form={form} name="keyNo">
          {(bind) => <NumberText {...bind} />}
        </CarField>
        <CarField form={form} name="brand">
          {(bind) => <TextInput {...bind} />}
        </CarField>
        <CarField form={form} name="brandModel">
          {(bind) => <TextInput {...bind} />}
        </CarField>
      </FieldGroup>
      <FieldGroup title={t('group.papers')}>
        {origin === 'domestic' && (
          <CarField form={form} name="conformityCertNo">
            {(bind) => <NumberText {...bind} />}
          </CarField>
        )}
        <CarField form={form} name="cocNo">
          {(bind) => <NumberText {...bind} />}
        </CarField>
        <CarField form={form} name="plate">
          {(bind) => <CodeInput {...bind} />}
        </CarField>
        <CarField form={form} name="registeredOn">
          {(bind) => <DateInput {...bind} />}
        </CarField>
      </FieldGroup>
      <FieldGroup title={t('group.notes')} columns={2}>
        <CarField form={form} name="options">
          {(bind) => <TextArea {...bind} rows={2} />}
        </CarField>
        <CarField form={form} name="remarks">
          {(bind) => <TextArea {...bind} rows={2} />}
        </CarField>
      </FieldGroup>
    </>
  );
}
