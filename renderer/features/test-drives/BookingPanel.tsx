import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { driveKinds, type TypedDrive } from '../../../db/test-drives/model.ts';
import { bookingProblems } from '../../../db/test-drives/rules.ts';
import { useSellers } from '../../lib/sellers.ts';
import { client } from '../../lib/trpc.ts';
import { clock } from '../../lib/when.ts';
import { choices } from '../../records/RecordList.tsx';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { focusField } from '../../ui/focus.ts';
import type { Issues } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { SuggestInput } from '../../ui/SuggestInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import { GuestPick } from './GuestPick.tsx';
import { refreshDrives } from './refreshDrives.ts';
import { hoursOf, type Place, planOf } from './slots.ts';
import type { Day } from './types.ts';

interface Booking {
  guest: { readonly id: string; readonly name: string } | undefined;
  kind: TypedDrive['kind'];
  consultantId: string | undefined;
  route: string;
}

interface BookingPanelProps {
  readonly day: Day;
  readonly place: Place;
  /** Known already: booked from their card. */
  readonly guest: { readonly id: string; readonly name: string; readonly ownerId: string | null } | undefined;
  readonly onClose: () => void;
  readonly onBooked: (id: string) => void;
}

/** 约试驾 in the slot that was chosen: the guest, 试驾 or 试乘, Enter. */
export function BookingPanel({ day, place, guest, onClose, onBooked }: BookingPanelProps) {
  const { t } = useTranslation('test-drives');
  const people = useSellers().filter(({ left }) => !left);
  const plan = planOf(hoursOf(day), place);
  const car = day.cars.find(({ id }) => id === place.carId);
  const [initial] = useState<Booking>(() => ({
    guest,
    kind: 'drive',
    consultantId: guest?.ownerId ?? undefined,
    route: '',
  }));
  const form = useForm<Booking>({
    initial,
    required: ['guest', 'kind'],
    check: ({ kind }) => {
      const problems = bookingProblems({ kind, ...plan });
      return Object.fromEntries(problems.map(({ path, code }) => [path, { code }])) as Issues<Booking>;
    },
    save: async ({ guest: who, kind, consultantId, route }) => {
      const made = await client.testDrives.create.mutate({
        ...plan,
        kind,
        customerId: who!.id,
        ...(consultantId && { consultantId }),
        ...(route.trim() && { route }),
      });
      const undo = async () => {
        await client.testDrives.callOff.mutate({ id: made.id, rev: made.rev, state: 'cancelled', reason: null });
        await refreshDrives();
      };
      notify(t('book.done', { name: who!.name, at: clock(plan.plannedStartAt), car: car?.number }), undo);
      await refreshDrives();
      onBooked(made.id);
    },
  });
  // Who comes from a card only says whether they drive themselves.
  const panel = useRef<HTMLDivElement>(null);
  const known = guest !== undefined;
  useEffect(() => {
    if (known && panel.current) focusField('kind', panel.current);
  }, [known]);
  const title = `${car?.number ?? ''} ${clock(plan.plannedStartAt)}–${clock(plan.plannedEndAt)}`;
  return (
    <div className="drive-booking" ref={panel}>
      <FormPanel form={form} title={title} saveLabel={t('book.save')} onClose={onClose}>
        <FieldGroup columns={1}>
          <Field form={form} name="guest" label={t('field.customerId')}>
            {(bind) => <GuestPick {...bind} autoFocus={guest === undefined} />}
          </Field>
          <Field form={form} name="kind" label={t('field.kind')}>
            {(bind) => (
              <ChipGroup
                {...bind}
                options={choices(t, 'kind', driveKinds) as { value: Booking['kind']; label: string }[]}
              />
            )}
          </Field>
        </FieldGroup>
        <FieldGroup title={t('book.more')} columns={1} folded>
          <Field form={form} name="consultantId" label={t('field.consultantId')}>
            {(bind) => <SelectInput<string | undefined> {...bind} clearable options={people} />}
          </Field>
          <Field form={form} name="route" label={t('field.route')}>
            {(bind) => <SuggestInput {...bind} suggestions={[t('route.city'), t('route.ring'), t('route.full')]} />}
          </Field>
        </FieldGroup>
      </FormPanel>
    </div>
  );
}
