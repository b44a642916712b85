import { useTranslation } from 'react-i18next';
import { buyTypes, payments } from '../../../db/customers/model.ts';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import type { Form } from '../../ui/useForm.ts';
import type { CardValues } from './card.ts';
import { useFolded } from './useFolded.ts';

const texts = [
  'interestColor',
  'ownedCar',
  'rivals',
  'budgetBand',
  'buyTimeBand',
  'mainUse',
  'mainUser',
  'decisionMaker',
] as const;

/** 需求分析: what they want, when, for whom and against which cars. */
export function NeedFields({ form }: { form: Form<CardValues> }) {
  const { t } = useTranslation('customers');
  const folded = useFolded(form, [...texts, 'buyType', 'payment', 'tradeIn', 'concerns', 'interestNote']);
  return (
    <FieldGroup title={t('group.need')} columns={2} folded={folded}>
      {texts.map((name) => (
        <Field key={name} form={form} name={name} label={t(`field.${name}`)}>
          {(bind) => <TextInput {...bind} />}
        </Field>
      ))}
      <Field form={form} name="buyType" label={t('field.buyType')}>
        {(bind) => (
          <ChipGroup {...bind} clearable options={buyTypes.map((value) => ({ value, label: t(`buyType.${value}`) }))} />
        )}
      </Field>
      <Field form={form} name="payment" label={t('field.payment')}>
        {(bind) => (
          <ChipGroup {...bind} clearable options={payments.map((value) => ({ value, label: t(`payment.${value}`) }))} />
        )}
      </Field>
      <Field form={form} name="tradeIn" label={t('field.tradeIn')} span={2}>
        {(bind) => <CheckInput {...bind}>{t('tradeIn.text')}</CheckInput>}
      </Field>
      <Field form={form} name="interestNote" label={t('field.interestNote')} span={2}>
        {(bind) => <TextArea {...bind} rows={2} />}
      </Field>
      <Field form={form} name="concerns" label={t('field.concerns')} span={2}>
        {(bind) => <TextArea {...bind} rows={2} />}
      </Field>
    </FieldGroup>
  );
}
