import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Outputs } from '../../lib/outputs.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { changesOf, issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { KnownField } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { Facts } from '../../ui/Facts.tsx';
import { FormPage } from '../../ui/FormPage.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notices.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { type CancellationValues, cancellationRecord } from './records.ts';
import { Terms } from './Terms.tsx';

/** 申请退订 of an order (`?order=`), of one of its cars (`&car=`), or of a contract without one (`?contract=`). */
export function NewCancellation() {
  const [search] = useSearchParams();
  const orderId = search.get('order');
  const contractId = search.get('contract');
  const orderVehicleId = search.get('car');
  const of = useMemo(() => ({ orderId, contractId, orderVehicleId }), [orderId, contractId, orderVehicleId]);
  const query = useQuery(trpc.cancellations.terms.queryOptions(of));
  return (
    <Loaded query={query} rows={8}>
      {(known) => <Asking known={known} of={of} />}
    </Loaded>
  );
}

interface AskingProps {
  readonly known: Outputs['cancellations']['terms'];
  readonly of: { orderId: string | null; contractId: string | null; orderVehicleId: string | null };
}

/** Whose fault it is decides the money, which stands beside it before anything is asked for. */
function Asking({ known, of }: AskingProps) {
  const { t } = useTranslation('cancellations');
  const navigate = useNavigate();
  const around = useMemo(() => ({ about: cancellationRecord, mayWrite: true, pickers: {} }), []);
  const initial = useMemo(() => valuesOf(cancellationRecord, { ...of, fault: 'none' }), [of]);
  const form = useForm<CancellationValues>({
    initial,
    required: (values) => requiredIn(cancellationRecord, values),
    check: (values) => issuesIn(cancellationRecord, values),
    save: async (values) => {
      const { id } = await client.cancellations.request.mutate(changesOf(values, valuesOf(cancellationRecord, {})));
      notify(t('asked'));
      await refresh('cancellations', 'approvals', 'workbench');
      void navigate(`/cancellations/${id}`, { replace: true });
    },
  });
  const fault = useFormValue(form, ({ values }) => values.fault);
  const terms = known.terms.find((one) => one.fault === fault);
  return (
    <FormPage
      form={form}
      title={t('new')}
      subtitle={
        <Facts>
          {known.customerName}
          {known.car && t('car', { lineNo: known.car.lineNo, name: known.car.productName })}
        </Facts>
      }
      saveLabel={t('ask')}
      onLeave={() => void navigate(-1)}
      after={
        terms && (
          <section className="panel" aria-label={t('terms')}>
            <h2>{t('terms')}</h2>
            <Terms terms={terms} />
            <p className="soft">{t('level', { level: terms.requiredLevel })}</p>
          </section>
        )
      }
    >
      <RecordContext value={around}>
        <KnownField form={form} name="fault" autoFocus />
        <KnownField form={form} name="reason" hint={t('reason.hint')} />
      </RecordContext>
    </FormPage>
  );
}
