import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { bareCode, halfWidthCapitals } from '../../../db/core/half-width.ts';
import { arrivalChecks } from '../../../db/purchases/model.ts';
import { origins } from '../../../db/vehicles/model.ts';
import { requiredFields, vehicleProblems } from '../../../db/vehicles/rules.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { ChipGroup, MultiChipGroup } from '../../ui/ChipGroup.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import type { Issues } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { DamageRows } from './DamageRows.tsx';
import type { OrderLine, TypedDamage } from './types.ts';

interface Arrival {
  vin: string;
  origin: (typeof origins)[number];
  engineNo: string;
  conformityCertNo: string;
  importCertNo: string;
  inspectionNo: string;
  keyNo: string;
  location: string;
  checks: (typeof arrivalChecks)[number][];
  damages: TypedDamage[];
}

const blank: Omit<Arrival, 'vin'> = {
  origin: 'imported',
  engineNo: '',
  conformityCertNo: '',
  importCertNo: '',
  inspectionNo: '',
  keyNo: '',
  location: '',
  checks: [],
  damages: [],
};
const NUMBERS = ['engineNo', 'conformityCertNo', 'importCertNo', 'inspectionNo', 'keyNo'] as const;

/** What the vehicle card will ask, and a part for each damage. */
function judge({ damages, checks: _, ...car }: Arrival): Issues<Arrival> {
  const told = vehicleProblems({ ...car, status: 'inTransit' }).map(({ path, ...issue }) => [path, issue]);
  const unnamed = damages.some(({ part }) => !part?.trim());
  return { ...Object.fromEntries(told), ...(unnamed && { damages: { code: 'damage.part' } }) };
}

/** 到店: numbers and papers off the truck, the arrival check, and what is damaged; the car has its card afterwards. */
export function ArrivalPanel(props: { line: OrderLine; left: number; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('purchases');
  const { line, left, onDone, onClose } = props;
  const initial = useMemo<Arrival>(() => ({ ...blank, vin: line.vin ?? '' }), [line.vin]);
  const form = useForm<Arrival>({
    initial,
    required: ({ origin }) =>
      requiredFields({ origin, status: 'inTransit' }).filter(
        (name): name is keyof Arrival & typeof name => name in initial,
      ),
    check: judge,
    draftKey: `arrival:${line.id}`,
    save: async (values) => {
      await client.purchases.arrive.mutate({ id: line.id, rev: line.rev, ...values });
      notify(t('arrived', { name: line.model ?? line.series }));
      await refresh('vehicles', 'purchases', 'attachments');
    },
  });
  const origin = useFormValue(form, ({ values }) => values.origin);
  const asked = NUMBERS.filter(
    (name) => (name === 'conformityCertNo') === (origin === 'domestic') || !/Cert|inspection/.test(name),
  );
  const title = t(left > 1 ? 'arrive.left' : 'arrive.title', { name: line.model ?? line.series, count: left });
  return (
    <div className="purchase-panel">
      <FormPanel form={form} title={title} saveLabel={t('arrive.save')} onClose={onClose} onSaved={onDone}>
        <FieldGroup columns={2}>
          <Field form={form} name="vin" label={t('field.vin')} span={2}>
            {(bind) => <TextInput {...bind} tidy={bareCode} className="tabular" autoFocus />}
          </Field>
          <Field form={form} name="origin" label={t('vehicles:field.origin')}>
            {(bind) => (
              <ChipGroup
                {...bind}
                options={origins.map((value) => ({ value, label: t(`vehicles:origin.${value}`) }))}
              />
            )}
          </Field>
          {asked.map((name) => (
            <Field key={name} form={form} name={name} label={t(`vehicles:field.${name}`)}>
              {(bind) => <TextInput {...bind} tidy={halfWidthCapitals} className="tabular" />}
            </Field>
          ))}
          <Field form={form} name="location" label={t('vehicles:field.location')}>
            {(bind) => <TextInput {...bind} />}
          </Field>
        </FieldGroup>
        <Field form={form} name="checks" label={t('checks')}>
          {(bind) => (
            <MultiChipGroup
              {...bind}
              onChange={(checks) => bind.onChange([...checks])}
              options={arrivalChecks.map((value) => ({ value, label: t(`check.${value}`) }))}
            />
          )}
        </Field>
        <Field form={form} name="damages" label={t('damages')} hint={t('damages.photos')}>
          {(bind) => <DamageRows value={bind.value} onChange={bind.onChange} />}
        </Field>
      </FormPanel>
    </div>
  );
}
