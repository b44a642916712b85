import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { ModelSelect } from '../../ui/ModelSelect.tsx';
import { useFormValue } from '../../ui/useForm.ts';
import { catalogueKeepers, optionRecord } from './record.ts';

type OpenOption = Outputs['options']['get'];

/** One 选配件; `/options/new?model=…` is the same page, empty, for a model. */
export default function OptionPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <Card key="new" open={undefined} /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const option = useQuery(trpc.options.get.queryOptions({ id }));
  return (
    <Loaded query={option} rows={8}>
      {(open) => <Card open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenOption | undefined }) {
  const { t } = useTranslation('options');
  const model = useSearchParams()[0].get('model');
  const about = useMemo(
    () => ({
      ...optionRecord,
      ...(model !== null && { fresh: { modelId: model } }),
      shown: (field: string) => (field === 'modelId' ? (open?.modelName ?? undefined) : undefined),
    }),
    [model, open?.modelName],
  );
  const record = useRecordCard(about, {
    card: open?.card,
    create: (fields) => client.options.create.mutate(fields),
    update: (changes) => client.options.update.mutate(changes),
  });
  const { form } = record;
  const modelId = useFormValue(form, ({ values }) => values.modelId);
  const own = useFormValue(form, ({ values }) => values.code);
  const others = useQuery({ ...trpc.options.choosable.queryOptions({ modelId: modelId ?? null }), enabled: !!modelId });
  const codes = (others.data ?? []).map(({ code }) => code).filter((code) => code !== own);
  const current = open && { id: open.card.modelId, title: open.modelName ?? '' };
  return (
    <RecordCard
      record={record}
      mayWrite={useMay(...catalogueKeepers)}
      title={open?.card.name}
      subtitle={open && <Link to={`/models/${open.card.modelId}`}>{open.modelName}</Link>}
      history={client.options.history.query}
    >
      <KnownGroup form={form} columns={2} fields={['name', 'kind', 'priceFen']}>
        <KnownField form={form} name="modelId" span={2}>
          {(bind) => <ModelSelect {...bind} autoFocus={!open && model === null} clearable={false} current={current} />}
        </KnownField>
        <KnownField form={form} name="code" autoFocus={!open && model !== null} />
      </KnownGroup>
      <KnownGroup form={form} title={t('group.together')} columns={2}>
        <KnownField form={form} name="needs" suggestions={codes} />
        <KnownField form={form} name="conflicts" suggestions={codes} />
      </KnownGroup>
      <KnownGroup form={form} title={t('group.sale')} columns={2} fields={['activeFrom', 'activeTo', 'remarks']} />
    </RecordCard>
  );
}
