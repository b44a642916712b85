import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field } from '../../ui/Field.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { KnownGuest, Rota } from './types.ts';

interface WithConsultant {
  consultantId: string | undefined;
  skipReason: string;
}

interface ConsultantFieldProps<T extends WithConsultant> {
  readonly form: Form<T>;
  readonly rota: Rota;
  /** Who gets the party by the rules; null while everybody is busy. */
  readonly dueId: string | null;
  readonly chosen?: KnownGuest | undefined;
  /** What the empty field says while nobody is due. */
  readonly nobodyDue: string;
  readonly hint?: string | undefined;
}

/** 顾问: the owner or the next of the rota is filled in; choosing another one asks why the turn is passed over. */
export function ConsultantField<T extends WithConsultant>(props: ConsultantFieldProps<T>) {
  const { t } = useTranslation('visits');
  const { rota, dueId, chosen } = props;
  // A generic form's field names are not known to be these two; the constraint says they are there.
  const form = props.form as unknown as Form<WithConsultant>;
  const picked = useFormValue(form, (state) => state.values.consultantId);
  const complaint = useFormValue(form, (state) => state.issues.skipReason);
  const mayAdd = useMay('admin');
  const people = rota.order.map(({ staffId, name, state, reason, given }) => ({
    value: staffId,
    label: [
      name,
      staffId === chosen?.ownerId && t('consultant.own'),
      state === 'away' ? (reason ?? t('rota.state.away')) : state !== 'inLine' && t(`rota.state.${state}`),
      given > 0 && t('consultant.given', { count: given }),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  if (chosen?.ownerId && chosen.ownerName && !people.some(({ value }) => value === chosen.ownerId))
    people.unshift({ value: chosen.ownerId, label: `${chosen.ownerName} · ${t('consultant.own')}` });
  const other = picked !== undefined && dueId !== null && picked !== dueId;
  const reasons = ['asked', 'drive', 'away', 'prior'] as const;
  return (
    <>
      <Field
        form={form}
        name="consultantId"
        label={t('field.consultant')}
        {...(props.hint !== undefined && { hint: props.hint })}
        {...(people.length === 0 && {
          hint: mayAdd ? <Link to="/staff">{t('consultant.add')}</Link> : t('consultant.askAdmin'),
        })}
      >
        {(bind) => (
          <SelectInput
            {...bind}
            value={bind.value ?? dueId ?? undefined}
            options={people}
            placeholder={people.length === 0 ? t('consultant.nobody') : props.nobodyDue}
          />
        )}
      </Field>
      {(other || complaint !== undefined) && (
        <Field form={form} name="skipReason" label={t('field.skipReason')}>
          {(bind) => (
            <div className="with-quick">
              <ChipGroup<string | undefined>
                label={t('field.skipReason')}
                value={bind.value || undefined}
                onChange={(reason) => bind.onChange(reason ?? '')}
                options={reasons.map((reason) => ({ value: t(`skip.${reason}`), label: t(`skip.${reason}`) }))}
              />
              <TextInput {...bind} placeholder={t('field.skipReason.hint')} />
            </div>
          )}
        </Field>
      )}
    </>
  );
}
