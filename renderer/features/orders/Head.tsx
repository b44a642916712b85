import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SalesOrderFields } from '../../../db/orders/model.ts';
import { trpc } from '../../lib/trpc.ts';
import type { RecordValues } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { CustomerSelect } from '../../ui/CustomerSelect.tsx';
import { ShareInput } from '../../ui/NumberInput.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';

interface HeadProps {
  readonly form: Form<RecordValues<SalesOrderFields>>;
  readonly customerName: string | null | undefined;
  readonly contractNo: string | null | undefined;
  readonly isNew: boolean;
}

/** Who buys, how it is paid, when it is to be delivered. */
export function Head({ form, customerName, contractNo, isNew }: HeadProps) {
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
        <ContractField form={form} contractNo={contractNo} />
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

/** 购车合同 of this customer: the one the order stands on. */
function ContractField({ form, contractNo }: Pick<HeadProps, 'form' | 'contractNo'>) {
  const { t } = useTranslation('orders');
  const customerId = useFormValue(form, ({ values }) => values.customerId);
  const contracts = useQuery({
    ...trpc.contracts.ofCustomer.queryOptions({ id: customerId ?? '' }),
    enabled: Boolean(customerId),
  }).data;
  return (
    <KnownField
      form={form}
      name="contractId"
      read={contractNo}
      hint={contracts?.length === 0 ? t('noContracts') : undefined}
    >
      {(bind) => (
        <SelectInput
          {...bind}
          clearable
          options={(contracts ?? []).map(({ id, docNo, modelName, status }) => ({
            value: id,
            label: [docNo, t(`contracts:status.${status}`), modelName].filter(Boolean).join(' · '),
          }))}
        />
      )}
    </KnownField>
  );
}
