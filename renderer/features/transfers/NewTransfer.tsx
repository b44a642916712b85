import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { needsSum } from '../../../db/transfers/model.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { changesOf, issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { Empty } from '../../ui/Empty.tsx';
import { FormPage } from '../../ui/FormPage.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { type TransferValues, transferRecord } from './records.ts';

interface Sister {
  readonly id: string;
  readonly name: string;
}

/** 申请调拨, for a car of an order (`?car=`, `?from=`, `?wanted=`) or for stock. */
export function NewTransfer() {
  const { t } = useTranslation('transfers');
  const query = useQuery(trpc.transfers.sisters.queryOptions());
  return (
    <Loaded query={query} rows={8}>
      {(sisters) =>
        sisters.length === 0 ? (
          <Empty title={t('noSisters.title')} text={t('noSisters.text')} />
        ) : (
          <Asking sisters={sisters} />
        )
      }
    </Loaded>
  );
}

function Asking({ sisters }: { readonly sisters: readonly Sister[] }) {
  const { t } = useTranslation('transfers');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const around = useMemo(() => ({ about: transferRecord, mayWrite: true, pickers: {} }), []);
  const initial = useMemo(() => {
    const from = search.get('from') ?? sisters[0]!.id;
    return valuesOf(transferRecord, {
      ...{ orderVehicleId: search.get('car'), wanted: search.get('wanted') ?? '' },
      ...{ fromStoreId: sisters.some(({ id }) => id === from) ? from : sisters[0]!.id },
      ...{ priceRule: 'cost', freightBy: 'giver', receiveMode: 'auto' },
    });
  }, [search, sisters]);
  const form = useForm<TransferValues>({
    initial,
    required: (values) => requiredIn(transferRecord, values),
    check: (values) => issuesIn(transferRecord, values),
    save: async (values) => {
      const { id } = await client.transfers.request.mutate(changesOf(values, valuesOf(transferRecord, {})));
      notify(t('asked'));
      await refresh('transfers');
      void navigate(`/transfers/${id}`, { replace: true });
    },
  });
  const rule = useFormValue(form, ({ values }) => values.priceRule);
  return (
    <FormPage
      form={form}
      title={t('new')}
      subtitle={search.get('car') ? t('purpose.order') : t('purpose.stock')}
      saveLabel={t('ask')}
      onLeave={() => void navigate(-1)}
    >
      <RecordContext value={around}>
        <KnownGroup form={form} columns={2}>
          <KnownField form={form} name="fromStoreId">
            {(bind) => (
              <SelectInput {...bind} autoFocus options={sisters.map(({ id, name }) => ({ value: id, label: name }))} />
            )}
          </KnownField>
          <KnownField form={form} name="vin" hint={t('vin.hint')} />
          <KnownField form={form} name="wanted" hint={t('wanted.hint')} />
          <KnownField form={form} name="neededOn" />
          <KnownField form={form} name="priceRule" />
          {needsSum(rule) && <KnownField form={form} name="ruleFen" />}
          <KnownField form={form} name="freightBy" />
          <KnownField form={form} name="receiveMode" hint={t('receiveMode.hint')} />
        </KnownGroup>
        <KnownField form={form} name="remark" hint={t('remark.hint')} />
      </RecordContext>
    </FormPage>
  );
}
