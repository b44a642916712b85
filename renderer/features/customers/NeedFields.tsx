import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { buyTypes, payments } from '../../../db/customers/model.ts';
import { trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';

const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** 意向与需求 (需求分析记录单): the car first, then use, budget and what they compare with. */
export function NeedFields({ form }: { readonly form: Form<CardValues> }) {
  const { t } = useTranslation('customers');
  const settings = useQuery(trpc.settings.get.queryOptions());
  const series = settings.data?.series ?? [];
  const chosen = useFormValue(form, (state) => state.values.interestSeries);
  const models = series.find((each) => each.series === chosen)?.models ?? series.flatMap((each) => each.models);
  const text = (
    name:
      | 'interestColor'
      | 'sourceDetail'
      | 'ownedCar'
      | 'mainUse'
      | 'mainUser'
      | 'budgetBand'
      | 'buyTimeBand'
      | 'rivals'
      | 'decisionMaker',
  ) => (
    <Field form={form} name={name} label={t(`field.${name}`)}>
      {(bind) => <TextInput {...bind} />}
    </Field>
  );
  const chips = (name: 'buyType' | 'payment', values: readonly string[]) => (
    <Field form={form} name={name} label={t(`field.${name}`)}>
      {(bind) => (
        <ChipGroup
          {...bind}
          value={bind.value as string | undefined}
          onChange={bind.onChange as (value: string | undefined) => void}
          clearable
          options={values.map((value) => ({ value, label: t(`${name}.${value}`) }))}
        />
      )}
    </Field>
  );
  return (
    <>
      <FieldGroup title={t('group.interest')} columns={2}>
        <Field form={form} name="interestSeries" label={t('field.interestSeries')}>
          {(bind) => (
            <SelectInput
              {...bind}
              clearable
              onChange={(next) => form.set({ interestSeries: next, interestModel: undefined })}
              options={named(series.map((each) => each.series))}
            />
          )}
        </Field>
        <Field form={form} name="interestModel" label={t('field.interestModel')}>
          {(bind) => <SelectInput {...bind} clearable options={named(models)} />}
        </Field>
        {text('interestColor')}
        <Field form={form} name="source" label={t('field.source')}>
          {(bind) => <SelectInput {...bind} clearable options={named(settings.data?.sources ?? [])} />}
        </Field>
      </FieldGroup>
      <FieldGroup title={t('group.need')} columns={2} folded>
        {text('mainUse')}
        {text('mainUser')}
        {text('budgetBand')}
        {text('buyTimeBand')}
        {chips('buyType', buyTypes)}
        {chips('payment', payments)}
        {text('ownedCar')}
        {text('rivals')}
        {text('decisionMaker')}
        {text('sourceDetail')}
        <Field form={form} name="interestNote" label={t('field.interestNote')} span={2}>
          {(bind) => <TextArea {...bind} rows={2} />}
        </Field>
      </FieldGroup>
    </>
  );
}
