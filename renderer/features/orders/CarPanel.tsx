import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePriceNames } from '../../lib/priceNames.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { changesOf, issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { shownValue } from '../../records/shownValue.ts';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Field } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { SavedFirst } from '../../ui/SavedFirst.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { type Form, useForm } from '../../ui/useForm.ts';
import { type CarValues, carRecord, type OrderCar } from './records.ts';

function CarFields({ form, more }: { readonly form: Form<CarValues>; readonly more?: ReactNode }) {
  const { t } = useTranslation('orders');
  const around = useMemo(() => ({ about: carRecord, mayWrite: true, pickers: {} }), []);
  const cars = usePriceNames().products.filter(({ kind }) => kind === 'vehicle');
  return (
    <RecordContext value={around}>
      <KnownGroup form={form} columns={2}>
        <KnownField form={form} name="productId" span={2}>
          {(bind) => (
            <SelectInput {...bind} autoFocus options={cars.map(({ id, name }) => ({ value: id, label: name }))} />
          )}
        </KnownField>
        <KnownField form={form} name="exteriorColor" />
        <KnownField form={form} name="interiorColor" />
        <KnownField form={form} name="vehicleFen" hint={t('vehicleFen.hint')} />
        {more}
        <KnownField form={form} name="fulfilment" />
        <KnownField form={form} name="shipFromStoreId" hint={t('shipFrom.hint')} />
      </KnownGroup>
    </RecordContext>
  );
}

/** A car of a draft, changed or taken out with what hangs on it. */
export function ChangeCar({ car, onClose }: { readonly car: OrderCar; readonly onClose: () => void }) {
  const { t } = useTranslation('orders');
  const { form, others } = useRecordCard(carRecord, {
    card: car as never,
    create: () => Promise.reject(new Error('a car that is on file is changed')),
    update: async (changes) => {
      await client.orders.changeCar.mutate(changes as never);
      await refresh('orders');
      return { ...car, ...changes, rev: car.rev + 1 } as never;
    },
  });
  async function remove(): Promise<void> {
    try {
      await client.orders.removeCar.mutate({ id: car.id, rev: car.rev });
      notify(t('car.removed'));
      onClose();
      await refresh('orders');
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <FormPanel form={form} title={t('car.change')} onClose={onClose} onSaved={onClose}>
      {others.length > 0 && (
        <SavedFirst form={form} changes={others} shown={(field, value) => shownValue(carRecord, field, value)} />
      )}
      <CarFields form={form} />
      <Button type="text" danger onClick={() => void remove()}>
        {t('car.remove')}
      </Button>
    </FormPanel>
  );
}

interface AddCarsProps {
  readonly orderId: string;
  /** The car before: the next ones are like it. */
  readonly last: OrderCar | undefined;
  readonly onClose: () => void;
}
type Adding = CarValues & { times: number | undefined };

/** One car more, or so many of a kind: each is a record of its own. */
export function AddCars({ orderId, last, onClose }: AddCarsProps) {
  const { t } = useTranslation('orders');
  const blank = useMemo(() => valuesOf(carRecord, {}), []);
  const { productId, exteriorColor, interiorColor } = last ?? {};
  const initial = useMemo(
    () =>
      ({
        ...blank,
        ...{ productId: productId ?? '', exteriorColor: exteriorColor ?? '', interiorColor: interiorColor ?? '' },
        ...{ fulfilment: 'own', times: 1 },
      }) as Adding,
    [blank, productId, exteriorColor, interiorColor],
  );
  const form = useForm<Adding>({
    initial,
    required: ({ times: _times, ...values }) => requiredIn(carRecord, values as CarValues),
    check: ({ times: _times, ...values }) => issuesIn(carRecord, values as CarValues),
    save: async ({ times, ...values }) => {
      const car = changesOf(values as CarValues, blank);
      await client.orders.addCars.mutate({ id: orderId, times: times ?? 1, car });
      notify(t('car.added', { count: times ?? 1 }));
      await refresh('orders');
    },
  });
  return (
    <FormPanel form={form} title={t('car.add')} onClose={onClose} onSaved={onClose}>
      <CarFields
        form={form as never}
        more={
          <Field form={form} name="times" label={t('times')}>
            {(bind) => <NumberInput {...bind} />}
          </Field>
        }
      />
    </FormPanel>
  );
}
