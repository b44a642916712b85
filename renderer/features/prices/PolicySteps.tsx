import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type PolicyStepFields, type PricePolicyFields, paymentModes } from '../../../db/prices/model.ts';
import type { RecordValues } from '../../records/about.ts';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { CustomerClassSelect, PriceListSelect } from '../../ui/PriceSelects.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';

type Step = Partial<PolicyStepFields>;

/** The lists a policy asks, in order, each with when it is asked. */
export function PolicySteps({ form }: { readonly form: Form<RecordValues<PricePolicyFields>> }) {
  const { t } = useTranslation('prices');
  const steps: readonly Step[] = useFormValue(form, ({ values }) => values.steps) ?? [];
  const issue = useFormValue(form, ({ issues }) => issues.steps);
  const put = (next: readonly Step[]) => form.set({ steps: next as PolicyStepFields[] });
  const change = (at: number, patch: Step) =>
    put(steps.map((step, index) => (index === at ? { ...step, ...patch } : step)));
  const add = () => put([...steps, { seq: Math.max(0, ...steps.map(({ seq }) => seq ?? 0)) + 10 }]);
  return (
    <div className="policy-steps" data-field="steps">
      <h3>{t('steps')}</h3>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name, and its number is being typed
        <div key={at} className="policy-step">
          <NumberInput value={step.seq} onChange={(seq) => change(at, { seq })} aria-label={t('step.seq')} />
          <PriceListSelect
            value={step.listId}
            onChange={(listId) => change(at, { listId: listId ?? undefined })}
            aria-label={t('field.listId')}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('step.remove')}
            onClick={() => put(steps.filter((_, index) => index !== at))}
          />
          <div className="policy-when">
            <CustomerClassSelect
              value={step.whenCustomerClassId}
              onChange={(id) => change(at, { whenCustomerClassId: id ?? null })}
              aria-label={t('step.customerClass')}
              placeholder={t('step.customerClass')}
              clearable
            />
            <SelectInput
              value={step.whenPayment}
              onChange={(mode) => change(at, { whenPayment: mode ?? null })}
              aria-label={t('field.payment')}
              placeholder={t('step.payment')}
              clearable
              options={paymentModes.map((value) => ({ value, label: t(`payment.${value}`) }))}
            />
          </div>
        </div>
      ))}
      {issue && <div className="field-error">{t(`rule.${issue.code}`)}</div>}
      <Button onClick={add}>{t('step.add')}</Button>
    </div>
  );
}
