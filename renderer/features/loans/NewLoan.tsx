import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { changesOf, issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { CustomerSelect } from '../../ui/CustomerSelect.tsx';
import { FormPage } from '../../ui/FormPage.tsx';
import { notify } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { type RequestValues, requestRecord } from './records.ts';

/** 申请出库 of a car in stock (`?vehicle=`). */
export function NewLoan() {
  const { t } = useTranslation('loans');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const around = useMemo(() => ({ about: requestRecord, mayWrite: true, pickers: {} }), []);
  const initial = useMemo(
    () => valuesOf(requestRecord, { vehicleId: search.get('vehicle'), purpose: 'sale' as const }),
    [search],
  );
  const stock = useQuery(trpc.vehicles.list.queryOptions({ filters: { status: ['inStock'] }, limit: 200 }));
  const cars = (stock.data?.rows ?? []).map(({ id, vin, model, series, exteriorColor }) => ({
    value: id,
    label: [model ?? series, exteriorColor, vin].filter(Boolean).join(' '),
  }));
  const form = useForm<RequestValues>({
    initial,
    required: (values) => requiredIn(requestRecord, values),
    check: (values) => issuesIn(requestRecord, values),
    save: async (values) => {
      const { id } = await client.loans.request.mutate(changesOf(values, valuesOf(requestRecord, {})));
      notify(t('asked'));
      await refresh('loans', 'approvals', 'workbench');
      void navigate(`/loans/${id}`, { replace: true });
    },
  });
  const purpose = useFormValue(form, ({ values }) => values.purpose);
  const isForCustomer = purpose === 'sale' || purpose === 'consignment';
  return (
    <FormPage form={form} title={t('new')} saveLabel={t('ask')} onLeave={() => void navigate(-1)}>
      <RecordContext value={around}>
        <KnownGroup form={form} columns={2}>
          <KnownField form={form} name="purpose" />
          <KnownField form={form} name="vehicleId" hint={t('vehicleId.hint')}>
            {(bind) => <SelectInput {...bind} options={cars} />}
          </KnownField>
          {isForCustomer ? (
            <KnownField form={form} name="customerId">
              {(bind) => <CustomerSelect {...bind} value={bind.value ?? undefined} />}
            </KnownField>
          ) : (
            <KnownField form={form} name="borrower" hint={t('borrower.hint')} />
          )}
          <KnownField form={form} name="dueBackOn" />
          <KnownField form={form} name="depositFen" hint={t('depositFen.hint')} />
        </KnownGroup>
        <KnownField form={form} name="reason" hint={t('reason.hint')} />
      </RecordContext>
    </FormPage>
  );
}
