import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { proposedGender } from '../../../db/customers/form-of-address.ts';
import { initialLevels } from '../../../db/visits/model.ts';
import { asksCampaign } from '../../../db/visits/rules.ts';
import { useCarCatalogue } from '../../lib/carCatalogue.ts';
import { trpc } from '../../lib/trpc.ts';
import { BesideNeed } from '../../ui/BesideNeed.tsx';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { InterestModel } from '../../ui/InterestModel.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { SuggestInput } from '../../ui/SuggestInput.tsx';
import { PhoneInput, TextArea, TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { Completion } from './completion.ts';
import type { VisitRecord } from './types.ts';

interface CompletionFieldsProps {
  readonly form: Form<Completion>;
  readonly visit: VisitRecord;
  readonly sources: readonly string[];
}

/** Person, interest, source, narrative; the rest folds. */
export function CompletionFields(props: CompletionFieldsProps) {
  const { t } = useTranslation('visits');
  const { form, visit } = props;
  const wants = useFormValue(form, ({ values }) => Boolean(values.interestSeries || values.interestColor));
  return (
    <>
      {visit.customerId === null ? (
        <PersonFields form={form} visit={visit} />
      ) : (
        <p>{t('complete.carded', { name: visit.customerName })}</p>
      )}
      <InterestFields {...props} />
      <FieldGroup columns={1}>
        <Field form={form} name="narrative" label={t('field.narrative')}>
          {(bind) => <TextArea {...bind} rows={3} placeholder={t('field.narrative.hint')} />}
        </Field>
        <Field form={form} name="levelInitial" label={t('field.level')}>
          {(bind) => (
            <ChipGroup
              {...bind}
              clearable
              options={initialLevels.map((level) => ({ value: level, label: t(`ui:level.${level}`) }))}
            />
          )}
        </Field>
      </FieldGroup>
      {wants && (
        <div className="completion-need">
          <BesideNeed form={form} customer={undefined} mayTake />
        </div>
      )}
      <FieldGroup title={t('complete.more')} columns={1} folded>
        <Field form={form} name="ownedCar" label={t('field.ownedCar')}>
          {(bind) => <TextInput {...bind} />}
        </Field>
        <Field form={form} name="rivals" label={t('field.rivals')}>
          {(bind) => <TextInput {...bind} />}
        </Field>
        <Field form={form} name="address" label={t('field.address')}>
          {(bind) => <TextInput {...bind} />}
        </Field>
        <Field form={form} name="interestNote" label={t('field.interestNote')}>
          {(bind) => <TextInput {...bind} />}
        </Field>
      </FieldGroup>
    </>
  );
}

function PersonFields({ form, visit }: Pick<CompletionFieldsProps, 'form' | 'visit'>) {
  const { t } = useTranslation('visits');
  const left = useRef(form.store.getState().initial.guestName);
  return (
    <FieldGroup columns={2}>
      <Field form={form} name="leaves" label={t('field.leaves')} span={2}>
        {(bind) => (
          <ChipGroup
            {...bind}
            options={[
              { value: 'yes', label: t('field.leaves.yes') },
              { value: 'no', label: t('field.leaves.no') },
            ]}
          />
        )}
      </Field>
      <Field form={form} name="guestName" label={t('field.name')}>
        {(bind) => (
          <TextInput
            {...bind}
            autoFocus
            onBlur={() => {
              const { guestName, gender } = form.store.getState().values;
              if (guestName !== left.current) form.set({ gender: proposedGender(guestName, left.current, gender) });
              left.current = guestName;
              bind.onBlur();
            }}
          />
        )}
      </Field>
      <Field form={form} name="gender" label={t('field.gender')}>
        {(bind) => (
          <ChipGroup
            {...bind}
            options={[
              { value: 'male', label: t('gender.male') },
              { value: 'female', label: t('gender.female') },
            ]}
          />
        )}
      </Field>
      <Field form={form} name="guestPhone" label={t('field.phone')} span={2}>
        {(bind) => <PhoneInput {...bind} />}
      </Field>
      {visit.channel === 'call' && (
        <Field form={form} name="readBackConfirmed" label={t('field.readBack')} span={2}>
          {(bind) => <CheckInput {...bind}>{t('field.readBack.text')}</CheckInput>}
        </Field>
      )}
    </FieldGroup>
  );
}

function InterestFields({ form, sources }: CompletionFieldsProps) {
  const { t } = useTranslation('visits');
  const { series } = useCarCatalogue();
  const campaigns = useQuery(trpc.campaigns.names.queryOptions());
  const campaign = useFormValue(form, (state) => asksCampaign(state.values.source));
  const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <FieldGroup columns={2}>
      <Field form={form} name="interestSeries" label={t('field.series')}>
        {(bind) => (
          <SelectInput
            {...bind}
            onChange={(next) =>
              form.set({ interestSeries: next, interestModel: undefined, interestModelId: undefined })
            }
            options={named(series.map((each) => each.series))}
          />
        )}
      </Field>
      <Field form={form} name="interestModel" label={t('field.model')}>
        {(bind) => <InterestModel form={form} bind={bind} />}
      </Field>
      <Field form={form} name="interestColor" label={t('field.color')}>
        {(bind) => <TextInput {...bind} />}
      </Field>
      <Field form={form} name="source" label={t('field.source')}>
        {(bind) => <SelectInput {...bind} options={named(sources)} />}
      </Field>
      <Field form={form} name="sourceDetail" label={t('field.sourceDetail')} span={campaign ? 1 : 2}>
        {(bind) => <TextInput {...bind} placeholder={t('field.sourceDetail.hint')} />}
      </Field>
      {campaign && (
        <Field form={form} name="campaign" label={t('field.campaign')}>
          {(bind) => <SuggestInput {...bind} suggestions={campaigns.data ?? []} />}
        </Field>
      )}
    </FieldGroup>
  );
}
