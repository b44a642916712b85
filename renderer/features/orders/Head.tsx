import { useTranslation } from 'react-i18next';
import type { SalesOrderFields } from '../../../db/orders/model.ts';
import type { RecordValues } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { CustomerSelect } from '../../ui/CustomerSelect.tsx';
import { ShareInput } from '../../ui/NumberInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';

interface HeadProps {
  readonly form: Form<RecordValues<SalesOrderFields>>;
  readonly customerName: string | null | undefined;
  readonly isNew: boolean;
}

/** Who buys, how it is paid, when it is to be delivered. */
export function Head({ form, customerName, isNew }: HeadProps) {
  const { t } = useTranslation('orders');
  const isLoan = useFormValue(form, ({ values }) => values.paymentMode) === 'loan';
  return (
    <>
      <KnownGroup form={form} columns={1} title={t('group.buyer')}>
        <KnownField form={form} name="customerId" read={customerName}>
          {(bind) => (
            <CustomerSelect
              {...bind}
              name={customerName}
              autoFocus={isNew && customerName === undefined}
              onPick={(person) =>
                person &&
                form.store.setState((now) => ({
                  values: { ...now.values, buyerName: now.values.buyerName || person.name },
                }))
              }
            />
          )}
        </KnownField>
        <KnownField form={form} name="buyerName" />
      </KnownGroup>
      <KnownGroup
        form={form}
        columns={1}
        title={t('group.terms')}
        fields={['paymentMode', 'pricingOn', 'plannedDeliveryOn', 'minDepositFen', 'remark']}
      />
      {isLoan && (
        <KnownGroup form={form} columns={1} title={t('group.loan')}>
          <KnownField form={form} name="loanBank" />
          <KnownField form={form} name="loanDownFen" />
          <KnownField form={form} name="loanPrincipalFen" />
          <KnownField form={form} name="loanMonths" />
          <KnownField form={form} name="loanRateBp">
            {(bind) => <ShareInput {...bind} />}
          </KnownField>
        </KnownGroup>
      )}
    </>
  );
}
