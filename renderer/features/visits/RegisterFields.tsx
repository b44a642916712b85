import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { arrivalModes, channels, purposes } from '../../../db/visits/model.ts';
import { clock } from '../../lib/when.ts';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { ChipGroup, MultiChipGroup } from '../../ui/ChipGroup.tsx';
import { Field } from '../../ui/Field.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { PlateInput } from '../../ui/PlateInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { ConsultantField } from './ConsultantField.tsx';
import { GuestField, type Recognition } from './GuestField.tsx';
import { guestTitle } from './guestTitle.ts';
import { longestWaiting, nextFree } from './longestWaiting.ts';
import { dueOf, ownerHere, type Registration } from './registration.ts';
import type { Board } from './types.ts';

/** Quick words for who stands there; the text written is the word in the language of the screen. */
const looks = ['man', 'woman', 'couple', 'family', 'elder', 'child'] as const;

interface RegisterFieldsProps {
  readonly form: Form<Registration>;
  readonly board: Board;
  readonly recognition: Ref<Recognition>;
}

/** The fields of the registering panel, in the order one hears the answers. */
export function RegisterFields(props: RegisterFieldsProps) {
  const { t } = useTranslation('visits');
  const { form, board } = props;
  const isCall = useFormValue(form, (state) => state.values.channel === 'call');
  const known = useFormValue(form, (state) => state.values.known);
  const mode = useFormValue(form, (state) => state.values.arrivalMode);
  const options = <V extends string>(group: string, values: readonly V[]) =>
    values.map((value) => ({ value, label: t(`${group}.${value}` as string) }));
  const first = longestWaiting(board);
  const next = nextFree(board.rota);
  // A free consultant goes to whoever waits longest, and the desk is told so before it registers.
  const helped = known?.ownerId && ownerHere(known.ownerId, board.rota) === null;
  const inLine = helped
    ? {
        nobodyDue: t('consultant.allBusy'),
        hint: t('consultant.ownerAway', { owner: known.ownerName }),
      }
    : isCall || first === undefined || next === undefined
      ? { nobodyDue: t('consultant.allBusy') }
      : {
          nobodyDue: t('consultant.inLine'),
          hint: t('consultant.waitsLonger', {
            name: guestTitle(first, t('guest.unnamed')),
            time: clock(first.arrivedAt),
            consultant: next.name,
          }),
        };
  return (
    <div className="register-fields">
      <GuestField form={form} board={board} recognition={props.recognition} />
      <Field form={form} name="channel" label={t('field.channel')}>
        {(bind) => <ChipGroup {...bind} options={options('channel', channels)} />}
      </Field>
      {/* Behind the chip that brings it up: the next Tab stops here, and nothing above moves. */}
      {isCall && (
        <Field form={form} name="readBackConfirmed" label={t('field.readBack')}>
          {(bind) => <CheckInput {...bind}>{t('field.readBack.text')}</CheckInput>}
        </Field>
      )}
      <Field form={form} name="purpose" label={t('field.purpose')}>
        {(bind) => <ChipGroup {...bind} options={options('purpose', purposes)} />}
      </Field>
      <div className="register-pair">
        {!isCall && (
          <Field form={form} name="partySize" label={t('field.partySize')}>
            {(bind) => <NumberInput {...bind} />}
          </Field>
        )}
        <Field form={form} name="arrived" label={t(isCall ? 'field.calledAt' : 'field.arrived')}>
          {(bind) => <TextInput {...bind} placeholder={t('field.arrived.now')} className="tabular" />}
        </Field>
      </div>
      {!isCall && (
        <Field form={form} name="arrivalMode" label={t('field.arrivalMode')}>
          {(bind) => <ChipGroup {...bind} clearable options={options('mode', arrivalModes)} />}
        </Field>
      )}
      {!isCall && mode === 'car' && (
        <Field form={form} name="plate" label={t('field.plate')}>
          {(bind) => <PlateInput {...bind} />}
        </Field>
      )}
      {!isCall && (
        <Field form={form} name="looks" label={t('field.description')}>
          {(bind) => (
            <MultiChipGroup
              {...bind}
              options={looks.map((look) => ({ value: t(`look.${look}`), label: t(`look.${look}`) }))}
            />
          )}
        </Field>
      )}
      <Field form={form} name="guestDescription" label={t(isCall ? 'field.about' : 'field.descriptionMore')}>
        {(bind) => <TextInput {...bind} placeholder={t(isCall ? 'field.about.hint' : 'field.description.hint')} />}
      </Field>
      <ConsultantField
        form={form}
        rota={board.rota}
        dueId={dueOf(known, board.rota, isCall)}
        chosen={known}
        {...inLine}
      />
    </div>
  );
}
