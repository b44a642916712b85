import { useTranslation } from 'react-i18next';
import { arrivalModes, channels, outcomes, purposes } from '../../../db/visits/model.ts';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { PlateInput } from '../../ui/PlateInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { Completion } from './completion.ts';
import type { VisitRecord } from './types.ts';

/** How the party came and how it ended; who was not there sees that a manager corrects it. */
export function OccasionFields(props: {
  form: Form<Completion>;
  visit: VisitRecord;
  corrects: boolean;
  folded: boolean;
}) {
  const { t } = useTranslation('visits');
  const { form, visit, corrects } = props;
  const isCall = useFormValue(form, (state) => state.values.channel === 'call');
  return (
    <FieldGroup title={t(isCall ? 'complete.call' : 'complete.occasion')} columns={2} folded={props.folded}>
      {corrects ? (
        <CountedFields form={form} isCall={isCall} />
      ) : (
        <p className="field-hint" style={{ gridColumn: 'span 2' }}>
          {t('complete.others')}
        </p>
      )}
      {!isCall && (
        <>
          <Field form={form} name="arrivalMode" label={t('field.arrivalMode')} span={2}>
            {(bind) => (
              <ChipGroup
                {...bind}
                clearable
                options={arrivalModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
              />
            )}
          </Field>
          <Field form={form} name="plate" label={t('field.plate')}>
            {(bind) => <PlateInput {...bind} />}
          </Field>
        </>
      )}
      <Field form={form} name="guestDescription" label={t(isCall ? 'field.about' : 'field.descriptionMore')}>
        {(bind) => <TextInput {...bind} />}
      </Field>
      {corrects && visit.customerId !== null && (
        <Field form={form} name="wrongCard" label={t('field.card')} span={2}>
          {(bind) => <CheckInput {...bind}>{t('field.card.wrong', { name: visit.customerName })}</CheckInput>}
        </Field>
      )}
      {corrects && visit.state === 'closed' && !isCall && <EndFields form={form} isCall={false} />}
    </FieldGroup>
  );
}

function CountedFields({ form, isCall }: { form: Form<Completion>; isCall: boolean }) {
  const { t } = useTranslation('visits');
  return (
    <>
      <Field form={form} name="channel" label={t('field.channel')} span={2}>
        {(bind) => <ChipGroup {...bind} options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))} />}
      </Field>
      <Field form={form} name="purpose" label={t('field.purpose')} span={2}>
        {(bind) => <ChipGroup {...bind} options={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))} />}
      </Field>
      {!isCall && (
        <Field form={form} name="partySize" label={t('field.partySize')}>
          {(bind) => <NumberInput {...bind} />}
        </Field>
      )}
      <Field form={form} name="arrived" label={t(isCall ? 'field.calledAt' : 'field.arrived')}>
        {(bind) => <TextInput {...bind} className="tabular" />}
      </Field>
    </>
  );
}

/** How it ended; of an open call this is also what finishes it. */
export function EndFields({ form, isCall }: { form: Form<Completion>; isCall: boolean }) {
  const { t } = useTranslation('visits');
  const uncaptured = useFormValue(form, (state) => state.values.outcome === 'notCaptured');
  return (
    <>
      <Field form={form} name="outcome" label={t(isCall ? 'field.callOutcome' : 'field.outcome')} span={2}>
        {(bind) => <ChipGroup {...bind} options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))} />}
      </Field>
      {uncaptured && (
        <Field form={form} name="noCaptureReason" label={t('field.noCaptureReason')}>
          {(bind) => <TextInput {...bind} />}
        </Field>
      )}
      {!isCall && (
        <Field form={form} name="left" label={t('field.left')}>
          {(bind) => <TextInput {...bind} className="tabular" />}
        </Field>
      )}
    </>
  );
}
