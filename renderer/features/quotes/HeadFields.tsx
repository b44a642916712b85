import { useTranslation } from 'react-i18next';
import type { QuoteFields } from '../../../db/quotes/model.ts';
import { usePriceNames } from '../../lib/priceNames.ts';
import { useSellers } from '../../lib/sellers.ts';
import type { RecordValues } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { ShareInput } from '../../ui/NumberInput.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { CustomerPick } from './CustomerPick.tsx';

interface HeadFieldsProps {
  readonly form: Form<RecordValues<QuoteFields>>;
  /** The customer by name, as the card or the address says. */
  readonly customer: { readonly id: string; readonly name: string } | undefined;
  readonly consultant: string | null;
  readonly product: string | null;
  readonly provinces: readonly string[];
  readonly isNew: boolean;
}

/** 客户, 车, 付款, 日期: what a quote is of. */
export function HeadFields({ form, customer, consultant, product, provinces, isNew }: HeadFieldsProps) {
  const { t } = useTranslation('quotes');
  const { products } = usePriceNames();
  const sellers = useSellers();
  const payment = useFormValue(form, ({ values }) => values.paymentMode);
  const cars = products.filter(({ kind }) => kind === 'vehicle');
  return (
    <>
      <KnownGroup form={form} columns={4} title={t('group.car')}>
        <KnownField form={form} name="customerId" read={customer?.name}>
          {(bind) => <CustomerPick {...bind} known={customer} autoFocus={isNew && customer === undefined} />}
        </KnownField>
        <KnownField form={form} name="productId" span={2} read={product}>
          {(bind) => (
            <SelectInput
              {...bind}
              autoFocus={isNew && customer !== undefined}
              options={cars.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </KnownField>
        <KnownField form={form} name="consultantId" read={consultant}>
          {(bind) => <SelectInput {...bind} options={[...sellers]} placeholder={t('consultant.usual')} />}
        </KnownField>
        <KnownField form={form} name="exteriorColor" />
        <KnownField form={form} name="interiorColor" />
        <KnownField form={form} name="vin" span={2} />
      </KnownGroup>
      <KnownGroup form={form} columns={4} title={t('group.payment')} fields={['paymentMode']}>
        {null}
      </KnownGroup>
      {payment === 'loan' && (
        <KnownGroup form={form} columns={4} title={t('group.loan')}>
          <KnownField form={form} name="loanBank" />
          <KnownField form={form} name="loanDownFen" />
          <KnownField form={form} name="loanPrincipalFen" />
          <KnownField form={form} name="loanMonths" />
          <KnownField form={form} name="loanRateBp">
            {(bind) => <ShareInput {...bind} />}
          </KnownField>
        </KnownGroup>
      )}
      <KnownGroup form={form} columns={4} title={t('group.days')}>
        <KnownField form={form} name="pricingOn" />
        <KnownField form={form} name="validUntil" />
        <KnownField form={form} name="plannedInvoiceOn" />
        <KnownField form={form} name="registrationRegion" suggestions={provinces} />
        <KnownField form={form} name="remark" span={4} />
      </KnownGroup>
    </>
  );
}
