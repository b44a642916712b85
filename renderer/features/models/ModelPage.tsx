import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { modelTitle } from '../../../db/models/rules.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { RecordTabs } from '../../records/RecordTabs.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { ModelOptions } from './ModelOptions.tsx';
import { catalogueKeepers, invoiceFields, modelRecord } from './record.ts';

type OpenModel = Outputs['models']['get'];

/** One 车型; `/models/new` is the same page, empty. */
export default function ModelPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <Card key="new" open={undefined} /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const model = useQuery(trpc.models.get.queryOptions({ id }));
  return (
    <Loaded query={model} rows={12}>
      {(open) => <Card open={open} />}
    </Loaded>
  );
}

/** The tabs as the seed names them, 常规 and 发票; beside the fields of a saved one its options. */
function Card({ open }: { readonly open: OpenModel | undefined }) {
  const { t } = useTranslation('models');
  const record = useRecordCard(modelRecord, {
    card: open?.card,
    create: (fields) => client.models.create.mutate(fields),
    update: (changes) => client.models.update.mutate(changes),
  });
  const { form } = record;
  const mayWrite = useMay(...catalogueKeepers);
  return (
    <RecordCard
      record={record}
      mayWrite={mayWrite}
      title={open && modelTitle(open.card)}
      subtitle={open?.card.guidePriceFen != null && money(open.card.guidePriceFen, true)}
      history={client.models.history.query}
    >
      <RecordTabs
        form={form}
        tabs={[
          {
            name: 'general',
            title: t('tab.general'),
            fields: [],
            panel: (
              <>
                <KnownGroup form={form} fields={['modelName', 'configuration', 'modelYear', 'code']}>
                  <KnownField form={form} name="brand" />
                  <KnownField form={form} name="series" autoFocus={open === undefined} />
                </KnownGroup>
                <KnownGroup
                  form={form}
                  title={t('group.sale')}
                  fields={['guidePriceFen', 'activeFrom', 'activeTo', 'bodyType', 'remarks']}
                />
              </>
            ),
          },
          {
            name: 'invoice',
            title: t('tab.invoice'),
            fields: invoiceFields,
            panel: <KnownGroup form={form} fields={invoiceFields} />,
          },
          ...(open === undefined
            ? []
            : [
                {
                  name: 'options',
                  title: t('tab.options'),
                  fields: [],
                  panel: <ModelOptions modelId={open.card.id} mayAdd={mayWrite} />,
                },
              ]),
        ]}
      />
    </RecordCard>
  );
}
