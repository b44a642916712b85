import { useTranslation } from 'react-i18next';
import { modelTitle, takenOver } from '../../../db/models/rules.ts';
import { type Configuration, modelsIn, useCarCatalogue } from '../../lib/carCatalogue.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { ModelSelect } from '../../ui/ModelSelect.tsx';
import { PlateInput } from '../../ui/PlateInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';
import { GuidePrice } from './GuidePrice.tsx';
import { OptionsInput } from './OptionsInput.tsx';
import { TakenVin } from './TakenVin.tsx';
import { VinInput } from './VinInput.tsx';

/** 常规: what the car is and which papers it has. */
export function GeneralFields(props: { form: Form<CardValues>; isNew: boolean; configuration: Configuration | null }) {
  const { form, isNew, configuration } = props;
  const current = configuration ? { id: configuration.id, title: modelTitle(configuration) } : undefined;
  const { t } = useTranslation('vehicles');
  const { series: catalogue, configurations } = useCarCatalogue();
  const origin = useFormValue(form, (state) => state.values.origin);
  const series = useFormValue(form, (state) => state.values.series);
  const models = modelsIn(catalogue, series).map(({ modelName }) => modelName);
  function choose(modelId: string | null | undefined): void {
    const chosen = configurations.find(({ id }) => id === modelId);
    form.set({ modelId: modelId ?? undefined, ...(chosen && takenOver(chosen, form.store.getState().values, isNew)) });
  }
  return (
    <>
      <KnownGroup form={form} fields={['modelYear', 'exteriorColor', 'interiorColor', 'keyNo', 'brand', 'brandModel']}>
        <KnownField form={form} name="vin" hint={<TakenVin form={form} />}>
          {(bind) => <VinInput {...bind} autoFocus={isNew} />}
        </KnownField>
        <KnownField form={form} name="engineNo" />
        <KnownField form={form} name="origin" />
        <KnownField form={form} name="modelId">
          {(bind) => <ModelSelect {...bind} onChange={choose} current={current} />}
        </KnownField>
        <KnownField form={form} name="series" suggestions={catalogue.map((one) => one.series)} />
        <KnownField form={form} name="model" suggestions={models} />
      </KnownGroup>
      <KnownGroup form={form} title={t('group.papers')} fields={['registeredOn']}>
        {origin === 'domestic' && <KnownField form={form} name="conformityCertNo" />}
        <KnownField form={form} name="cocNo" />
        <KnownField form={form} name="plate">
          {(bind) => <PlateInput {...bind} />}
        </KnownField>
      </KnownGroup>
      <KnownGroup form={form} title={t('group.notes')} columns={2} fields={['options', 'remarks']}>
        <KnownField
          form={form}
          name="optionIds"
          span={2}
          hint={<GuidePrice form={form} configuration={configuration} />}
        >
          {(bind) => <OptionsInput {...bind} form={form} />}
        </KnownField>
      </KnownGroup>
    </>
  );
}
