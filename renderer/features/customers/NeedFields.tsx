import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { buyTypes, payments } from '../../../db/customers/model.ts';
import { useCarCatalogue } from '../../lib/carCatalogue.ts';
import { trpc } from '../../lib/trpc.ts';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { InterestModel } from '../../ui/InterestModel.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import type { Form } from '../../ui/useForm.ts';
import { ChipsField, ChoiceOf, NotesField, SuggestedText, TextField } from './CardField.tsx';
import type { CardValues } from './cardForm.ts';
import { ConsultantPart } from './DeskPart.tsx';
import { ReferrerField } from './ReferrerField.tsx';
import type { CustomerCard } from './types.ts';

const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** Opens the group where one of them is filled in. */
const NEED = [
  'mainUse',
  'mainUser',
  'budgetBand',
  'buyTimeBand',
  'buyType',
  'payment',
  'ownedCar',
  'rivals',
  'decisionMaker',
  'interestNote',
] as const;

interface Props {
  readonly form: Form<CardValues>;
  readonly card: CustomerCard | undefined;
}

/** 意向与需求 (需求分析记录单): the car first, then use, budget and what they compare with. */
export function NeedFields({ form, card }: Props) {
  const { t } = useTranslation('customers');
  const settings = useQuery(trpc.settings.get.queryOptions());
  const { series } = useCarCatalogue();
  return (
    <>
      <FieldGroup title={t('group.interest')} columns={2}>
        <ConsultantPart>
          <Field form={form} name="interestSeries" label={t('field.interestSeries')}>
            {(bind) => (
              <SelectInput
                {...bind}
                clearable
                onChange={(next) =>
                  form.set({ interestSeries: next, interestModel: undefined, interestModelId: undefined })
                }
                options={named(series.map((each) => each.series))}
              />
            )}
          </Field>
          <Field form={form} name="interestModel" label={t('field.interestModel')}>
            {(bind) => <InterestModel form={form} bind={bind} />}
          </Field>
          <TextField form={form} name="interestColor" />
        </ConsultantPart>
        <Field form={form} name="source" label={t('field.source')}>
          {(bind) => <SelectInput {...bind} clearable options={named(settings.data?.sources ?? [])} />}
        </Field>
        <TextField form={form} name="sourceDetail" />
        <ReferrerField form={form} />
      </FieldGroup>
      <ConsultantPart>
        <FieldGroup title={t('group.need')} columns={2} folded={!NEED.some((field) => card?.[field])}>
          <ChoiceOf form={form} name="budgetBand" />
          <ChoiceOf form={form} name="buyTimeBand" />
          <SuggestedText form={form} name="mainUse" />
          <SuggestedText form={form} name="mainUser" />
          <ChipsField form={form} name="buyType" values={buyTypes} clearable />
          <ChipsField form={form} name="payment" values={payments} clearable />
          <TextField form={form} name="ownedCar" />
          <TextField form={form} name="rivals" />
          <TextField form={form} name="decisionMaker" />
          <NotesField form={form} name="interestNote" />
        </FieldGroup>
      </ConsultantPart>
    </>
  );
}
