import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useCarCatalogue } from '../../lib/carCatalogue.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { CarPick } from './CarPick.tsx';
import { Costs } from './Costs.tsx';
import { Months } from './Months.tsx';
import { carKeepers, demoCarRecord, payers } from './record.ts';
import type { OpenDemoCar } from './types.ts';
import './demo-cars.css';

/** One 试驾车; `/demo-cars/new` is the same page, empty. */
export default function DemoCarPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <Card key="new" open={undefined} /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const car = useQuery(trpc.demoCars.get.queryOptions({ id }));
  return (
    <Loaded query={car} rows={8}>
      {(open) => <Card open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenDemoCar | undefined }) {
  const { t } = useTranslation('demo-cars');
  const mayWrite = useMay(...carKeepers);
  const seesCosts = useMay(...payers);
  const { configurations } = useCarCatalogue();
  const offered = (values: readonly (string | null)[]) => [
    ...new Set(values.filter((value): value is string => value !== null)),
  ];
  const about = useMemo(
    () => ({
      ...demoCarRecord,
      shown: (field: string) => (field === 'vehicleId' ? (open?.vin ?? undefined) : undefined),
    }),
    [open?.vin],
  );
  const record = useRecordCard(about, {
    card: open?.card,
    create: (fields) => client.demoCars.create.mutate(fields),
    update: (changes) => client.demoCars.update.mutate(changes),
  });
  const { form } = record;
  const id = open?.card.id;
  return (
    <RecordCard
      record={record}
      mayWrite={mayWrite}
      title={open && [open.card.number, open.card.model ?? open.card.series].filter(Boolean).join(' ')}
      subtitle={open?.card.plate}
      aside={
        id !== undefined &&
        seesCosts && (
          <>
            <Months id={id} />
            <Costs id={id} mayWrite={mayWrite} />
          </>
        )
      }
      history={client.demoCars.history.query}
    >
      <KnownGroup form={form} columns={2} fields={['plate']}>
        <KnownField form={form} name="number" autoFocus={!open} />
      </KnownGroup>
      <KnownGroup form={form} columns={2}>
        <KnownField form={form} name="vehicleId" span={2}>
          {(bind) => <CarPick {...bind} label={t('field.vehicleId')} vin={open?.vin ?? null} />}
        </KnownField>
        <KnownField form={form} name="series" suggestions={offered(configurations.map((one) => one.series))} />
        <KnownField form={form} name="model" suggestions={offered(configurations.map((one) => one.modelName))} />
        <KnownField form={form} name="gearbox" />
        <KnownField form={form} name="odometerKm" />
      </KnownGroup>
      <KnownGroup form={form} title={t('group.service')} columns={2} fields={['nextServiceOn', 'nextServiceKm']} />
      <KnownGroup form={form} title={t('group.use')} columns={2} fields={['activeFrom', 'activeTo', 'remarks']} />
    </RecordCard>
  );
}
