import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FIRST_SERVICE_REQUIRED, firstServiceProblems } from '../../../db/after-sales/model.ts';
import { useToday } from '../../lib/today.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { pathIssues } from '../../ui/form.ts';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { notify } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import { CopyForAfterSales } from './CopyForAfterSales.tsx';

interface Values {
  vehicleId: string | undefined;
  doneOn: string;
  mileageKm: number | undefined;
  advisor: string;
  note: string;
}

interface FirstServiceProps {
  readonly card: { readonly id: string; readonly name: string };
  readonly close: () => void;
}

/** 首保移交: day, mileage and who takes the customer; saved, the copy of the card stands ready to be printed. */
export function FirstService({ card, close }: FirstServiceProps) {
  const { t } = useTranslation('after-sales');
  const today = useToday();
  const [saved, setSaved] = useState(false);
  const cars = useQuery(trpc.vehicles.byCustomer.queryOptions({ customerId: card.id }));
  const theirs = (cars.data ?? []).map(({ id, model, series, plate, vin }) => ({
    value: id,
    label: [model ?? series, plate ?? vin.slice(-6)].filter(Boolean).join(' '),
  }));
  const form = useForm<Values>({
    initial: { vehicleId: undefined, doneOn: today, mileageKm: undefined, advisor: '', note: '' },
    required: FIRST_SERVICE_REQUIRED,
    check: (values) => pathIssues<Values>(firstServiceProblems(values, today)),
    draftKey: `firstService:${card.id}`,
    save: async ({ vehicleId, mileageKm, ...typed }) => {
      // Who bought one car only is not asked which.
      const chosen = vehicleId ?? (theirs.length === 1 ? theirs[0]!.value : null);
      const made = await client.afterSales.create.mutate({
        ...typed,
        customerId: card.id,
        vehicleId: chosen,
        mileageKm: mileageKm ?? null,
      });
      await refresh('afterSales');
      notify(t('saved', { name: card.name, advisor: typed.advisor }), async () => {
        await client.afterSales.withdraw.mutate({ id: made.id, rev: made.rev });
        await refresh('afterSales');
      });
    },
  });
  if (saved) return <CopyForAfterSales customerId={card.id} name={card.name} onClose={close} />;
  return (
    <div className="form-drawer">
      <FormPanel
        form={form}
        title={t('title.of', { name: card.name })}
        onClose={close}
        onSaved={() => setSaved(true)}
        saveLabel={t('save')}
      >
        <p className="field-hint">{t('hint')}</p>
        <FieldGroup columns={2}>
          <Field form={form} name="doneOn" label={t('field.doneOn')}>
            {(bind) => <DateInput {...bind} autoFocus />}
          </Field>
          <Field form={form} name="mileageKm" label={t('field.mileageKm')}>
            {(bind) => <NumberInput {...bind} suffix="km" />}
          </Field>
          {theirs.length > 1 && (
            <Field form={form} name="vehicleId" label={t('field.vehicleId')}>
              {(bind) => <SelectInput {...bind} options={theirs} />}
            </Field>
          )}
          <Field form={form} name="advisor" label={t('field.advisor')}>
            {(bind) => <TextInput {...bind} />}
          </Field>
        </FieldGroup>
        <Field form={form} name="note" label={t('field.note')}>
          {(bind) => <TextArea {...bind} rows={2} />}
        </Field>
      </FormPanel>
    </div>
  );
}
