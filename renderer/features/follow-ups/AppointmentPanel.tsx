import { useTranslation } from 'react-i18next';
import { dayOf, dayRange } from '../../../db/core/day.ts';
import { appointmentPurposes } from '../../../db/follow-ups/model.ts';
import { useConsultants } from '../../lib/sellers.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { clock, fullMoment } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { notify } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import { minutesOf } from './contactForm.ts';
import type { ExpectedGuest } from './types.ts';

interface Values {
  comingOn: string;
  comingAt: string;
  purpose: (typeof appointmentPurposes)[number];
  consultantId: string | undefined;
  partySize: number | undefined;
  note: string;
}

/** 改约: another day or time, who takes them, how many they are. */
export function AppointmentPanel({ guest, onClose }: { guest: ExpectedGuest; onClose: () => void }) {
  const { t } = useTranslation('follow-ups');
  const consultants = useConsultants();
  const form = useForm<Values>({
    initial: {
      comingOn: dayOf(guest.at),
      comingAt: clock(guest.at),
      purpose: guest.purpose,
      consultantId: guest.consultantId ?? undefined,
      partySize: guest.partySize ?? undefined,
      note: guest.note ?? '',
    },
    required: ['comingOn', 'comingAt'],
    check: ({ comingAt }) => (minutesOf(comingAt) === undefined ? { comingAt: { code: 'time.format' } } : {}),
    save: async ({ comingOn, comingAt, consultantId, partySize, ...typed }) => {
      const at = dayRange(comingOn)[0] + minutesOf(comingAt)! * 60_000;
      await client.followUps.updateAppointment.mutate({
        ...typed,
        id: guest.id,
        rev: guest.rev,
        at,
        consultantId: consultantId ?? null,
        partySize: partySize ?? null,
      });
      await refresh('followUps', 'visits');
      notify(t('appointment.moved', { name: guest.name, at: fullMoment(at) }));
    },
  });
  return (
    <FormPanel form={form} title={t('appointment.edit', { name: guest.name })} onClose={onClose} onSaved={onClose}>
      <FieldGroup columns={2}>
        <Field form={form} name="comingOn" label={t('field.comingOn')}>
          {(bind) => <DateInput {...bind} autoFocus />}
        </Field>
        <Field form={form} name="comingAt" label={t('field.comingAt')}>
          {(bind) => <TextInput {...bind} className="tabular" />}
        </Field>
      </FieldGroup>
      <Field form={form} name="purpose" label={t('field.purpose')}>
        {(bind) => (
          <ChipGroup
            {...bind}
            options={appointmentPurposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          />
        )}
      </Field>
      <FieldGroup columns={2}>
        <Field form={form} name="consultantId" label={t('field.consultantId')}>
          {(bind) => <SelectInput {...bind} options={consultants} />}
        </Field>
        <Field form={form} name="partySize" label={t('field.partySize')}>
          {(bind) => <NumberInput {...bind} />}
        </Field>
      </FieldGroup>
      <Field form={form} name="note" label={t('field.note')}>
        {(bind) => <TextInput {...bind} />}
      </Field>
    </FormPanel>
  );
}
