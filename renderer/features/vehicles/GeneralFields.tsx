import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { PlateInput } from '../../ui/PlateInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';
import { TakenVin } from './TakenVin.tsx';
import { VinInput } from './VinInput.tsx';

/** 常规: what the car is and which papers it has. */
export function GeneralFields({ form, isNew }: { form: Form<CardValues>; isNew: boolean }) {
  const { t } = useTranslation('vehicles');
  const settings = useQuery(trpc.settings.get.queryOptions());
  const origin = useFormValue(form, (state) => state.values.origin);
  const series = useFormValue(form, (state) => state.values.series);
  const ranges = settings.data?.series ?? [];
  const models = ranges.find((range) => range.series === series)?.models ?? [];
  return (
    <>
      <KnownGroup form={form} fields={['modelYear', 'exteriorColor', 'interiorColor', 'keyNo', 'brand', 'brandModel']}>
        <KnownField form={form} name="vin" hint={<TakenVin form={form} />}>
          {(bind) => <VinInput {...bind} autoFocus={isNew} />}
        </KnownField>
        <KnownField form={form} name="engineNo" />
        <KnownField form={form} name="origin" />
        <KnownField form={form} name="series" suggestions={ranges.map((range) => range.series)} />
        <KnownField form={form} name="model" suggestions={models} />
      </KnownGroup>
      <KnownGroup form={form} title={t('group.papers')} fields={['registeredOn']}>
        {origin === 'domestic' && <KnownField form={form} name="conformityCertNo" />}
        <KnownField form={form} name="cocNo" />
        <KnownField form={form} name="plate">
          {(bind) => <PlateInput {...bind} />}
        </KnownField>
      </KnownGroup>
      <KnownGroup form={form} title={t('group.notes')} columns={2} fields={['options', 'remarks']} />
    </>
  );
}
