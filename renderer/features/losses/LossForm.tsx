import { Button } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../db/core/day.ts';
import type { Level } from '../../../db/customers/model.ts';
import { lossKinds, lossRoots } from '../../../db/losses/model.ts';
import { againProblems } from '../../../db/losses/rules.ts';
import { useLosing } from '../../lib/losing.ts';
import { useToday } from '../../lib/today.ts';
import { client } from '../../lib/trpc.ts';
import { asStored, changesOf, issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { DraftNote, FormBody } from '../../ui/FormBody.tsx';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { leaving } from '../../ui/leaving.ts';
import { MoneyInput } from '../../ui/NumberInput.tsx';
import { notify } from '../../ui/notices.tsx';
import { QuickDay } from '../../ui/QuickDay.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { refreshLosses } from './deciding.ts';
import { type LossValues, lossRecord } from './lossRecord.ts';
import { useReasons } from './reasons.ts';

interface LossFormProps {
  readonly customer: { readonly id: string; readonly name: string; readonly level: Level };
}

/** Quick days on which a card comes back, days from now. */
const AGAIN = { quarter: 91, half: 182, year: 365 } as const;

/** 申请: how we lost them, why, what they bought instead; by keyboard alone. The level stays until the manager decides. */
export function LossForm({ customer }: LossFormProps) {
  const { t } = useTranslation('losses');
  const close = useLosing((state) => state.close);
  const today = useToday();
  const initial = useMemo<LossValues>(() => valuesOf(lossRecord, { kind: 'lost', lostOn: today }), [today]);
  const form = useForm<LossValues>({
    initial,
    required: (values) => requiredIn(lossRecord, values),
    check: (values) => ({
      ...issuesIn(lossRecord, values),
      ...Object.fromEntries(
        againProblems(asStored(lossRecord, values), today).map(({ path, code }) => [path, { code }]),
      ),
    }),
    draftKey: `loss:of:${customer.id}`,
    save: async (values) => {
      const typed = changesOf(values, valuesOf(lossRecord, {}));
      await client.losses.create.mutate({ ...typed, customerId: customer.id });
      notify(t('applied', { name: customer.name }));
      await refreshLosses();
    },
  });
  const kind = useFormValue(form, ({ values }) => values.kind);
  const reasons = useReasons(undefined);
  const saving = useFormValue(form, (state) => state.saving);
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('[data-chip][tabindex="0"]')?.focus(), []);
  const days = Object.entries(AGAIN).map(([name, count]) => ({
    value: addDays(today, count),
    label: t(`again.${name}`),
  }));
  return (
    <section ref={place} aria-label={t('apply.title', { name: customer.name })}>
      <h2>
        {t('apply.title', { name: customer.name })} <LevelTag level={customer.level} />
      </h2>
      <FormBody form={form} onLeave={() => leaving(close)} onSaved={close}>
        <FieldGroup columns={2}>
          <Field form={form} name="kind" label={t('field.kind')}>
            {(bind) => (
              <ChipGroup {...bind} options={lossKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
            )}
          </Field>
          <Field form={form} name="lostOn" label={t('field.lostOn')}>
            {(bind) => <DateInput {...bind} />}
          </Field>
          <Field form={form} name="root" label={t('field.root')} hint={t('reason.hint')}>
            {(bind) => (
              <ChipGroup
                {...bind}
                clearable
                options={lossRoots.map((value) => ({ value, label: t(`root.${value}`) }))}
              />
            )}
          </Field>
          <Field form={form} name="reason" label={t('field.reason')}>
            {(bind) => <SelectInput {...bind} clearable options={reasons} />}
          </Field>
        </FieldGroup>
        {kind === 'lost' && (
          <FieldGroup title={t('group.bought')} columns={2}>
            <Field form={form} name="boughtBrand" label={t('field.boughtBrand')}>
              {(bind) => <TextInput {...bind} />}
            </Field>
            <Field form={form} name="boughtModel" label={t('field.boughtModel')}>
              {(bind) => <TextInput {...bind} />}
            </Field>
            <Field form={form} name="boughtDealer" label={t('field.boughtDealer')}>
              {(bind) => <TextInput {...bind} />}
            </Field>
            <Field form={form} name="boughtPriceFen" label={t('field.boughtPriceFen')}>
              {(bind) => <MoneyInput {...bind} />}
            </Field>
          </FieldGroup>
        )}
        <Field form={form} name="reactivateOn" label={t('field.reactivateOn')} hint={t('reactivate.hint')}>
          {(bind) => <QuickDay {...bind} label={t('field.reactivateOn')} days={days} />}
        </Field>
        <Field form={form} name="selfReview" label={t('field.selfReview')}>
          {(bind) => <TextArea {...bind} rows={3} />}
        </Field>
        <div className="buttons">
          <DraftNote form={form} />
          <Button onClick={() => leaving(close)}>{t('ui:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={saving}>
            {t('apply.send')} <kbd>Ctrl+S</kbd>
          </Button>
        </div>
      </FormBody>
    </section>
  );
}
