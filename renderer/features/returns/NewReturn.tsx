import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { returnTerms } from '../../../db/returns/model.ts';
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
import { type ReturnValues, returnRecord } from './records.ts';
import { Terms } from './Terms.tsx';

/** 申请退车 of a car of an order (`?car=`). */
export function NewReturn() {
  const [search] = useSearchParams();
  const orderVehicleId = search.get('car') ?? '';
  const query = useQuery(trpc.returns.terms.queryOptions({ orderVehicleId }));
  return (
    <Loaded query={query} rows={8}>
      {(known) => <Asking known={known} orderVehicleId={orderVehicleId} />}
    </Loaded>
  );
}

interface AskingProps {
  readonly known: Outputs['returns']['terms'];
  readonly orderVehicleId: string;
}

/** The ground and the mileage decide the money, which stands beside it before anything is asked for. */
function Asking({ known, orderVehicleId }: AskingProps) {
  const { t } = useTranslation('returns');
  const navigate = useNavigate();
  const around = useMemo(() => ({ about: returnRecord, mayWrite: true, pickers: {} }), []);
  const initial = useMemo(() => valuesOf(returnRecord, { orderVehicleId, kind: 'agreed' }), [orderVehicleId]);
  const form = useForm<ReturnValues>({
    initial,
    required: (values) => requiredIn(returnRecord, values),
    check: (values) => issuesIn(returnRecord, values),
    save: async (values) => {
      const { id } = await client.returns.request.mutate(changesOf(values, valuesOf(returnRecord, {})));
      notify(t('asked'));
      await refresh('returns', 'approvals', 'workbench');
      void navigate(`/returns/${id}`, { replace: true });
    },
  });
  const kind = useFormValue(form, ({ values }) => values.kind) ?? 'agreed';
  const km = useFormValue(form, ({ values }) => values.odometerKm) ?? 0;
  const perThousandKmBp = useFormValue(form, ({ values }) => values.perThousandKmBp) ?? 0;
  const { soldFen, paidFen } = known;
  const terms = returnTerms({ kind, soldFen, paidFen, km, perThousandKmBp: Math.min(50, perThousandKmBp) });
  return (
    <FormPage
      form={form}
      title={t('new')}
      subtitle={
        <Facts>
          {known.customerName}
          {known.car?.productName}
          {known.vin}
        </Facts>
      }
      saveLabel={t('ask')}
      onLeave={() => void navigate(-1)}
      after={
        <section className="panel" aria-label={t('terms')}>
          <h2>{t('terms')}</h2>
          <Terms terms={terms} />
          <p className="soft">{t('level')}</p>
        </section>
      }
    >
      <RecordContext value={around}>
        <KnownField form={form} name="kind" autoFocus />
        <KnownField form={form} name="odometerKm" />
        {kind === 'threeGuarantees' && <KnownField form={form} name="perThousandKmBp" hint={t('fee.hint')} />}
        <KnownField form={form} name="registered" />
        <KnownField form={form} name="reason" />
      </RecordContext>
    </FormPage>
  );
}
