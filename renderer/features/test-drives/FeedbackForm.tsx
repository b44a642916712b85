import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../db/core/day.ts';
import type { Level } from '../../../db/customers/model.ts';
import { type FeedbackFields, feedbackFields, intents, SCORES } from '../../../db/test-drives/model.ts';
import { averageScore, isInterest, levelAfterDrive } from '../../../db/test-drives/rules.ts';
import { today } from '../../lib/today.ts';
import { client } from '../../lib/trpc.ts';
import { choices } from '../../records/RecordList.tsx';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { focusField } from '../../ui/focus.ts';
import { blanksToNull, schemaIssues } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { refreshDrives } from './refreshDrives.ts';
import type { OpenDrive } from './types.ts';

const STARS = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
const LEVELS: readonly NonNullable<FeedbackFields['levelAfter']>[] = ['H', 'A', 'B+', 'B', 'C'];
const TOLD = ['liked', 'concerns', 'rivals'] as const;

/** 反馈表: seven scores as taps, what was said, and the level that follows, for a person to confirm. */
export function FeedbackForm({ drive }: { readonly drive: OpenDrive }) {
  const { t } = useTranslation('test-drives');
  const { card, customer } = drive;
  const [open, setOpen] = useState(card.feedbackAt === null);
  const score = averageScore(card);
  if (open) return <Typed drive={drive} onSaved={() => setOpen(false)} />;
  return (
    <>
      <p>
        {score !== null && t('feedback.score', { score })} {card.intentAfter && t(`intentAfter.${card.intentAfter}`)}{' '}
        {card.levelAfter && t(`ui:level.${card.levelAfter}`)}
      </p>
      {TOLD.map((name) => card[name] && <p key={name}>{`${t(`field.${name}`)}: ${card[name]}`}</p>)}
      {customer && <Button onClick={() => setOpen(true)}>{t('feedback.change')}</Button>}
    </>
  );
}

function Typed({ drive, onSaved }: { readonly drive: OpenDrive; readonly onSaved: () => void }) {
  const { t } = useTranslation('test-drives');
  const { card, customer } = drive;
  const initial = useMemo(() => {
    const fields = Object.keys(feedbackFields.shape) as (keyof FeedbackFields)[];
    return Object.fromEntries(fields.map((name) => [name, card[name] ?? undefined])) as FeedbackFields;
  }, [card]);
  const form = useForm<FeedbackFields>({
    initial,
    check: (values) => schemaIssues(feedbackFields, blanksToNull(values)),
    draftKey: `drive-feedback:${card.id}`,
    save: async (values) => {
      await client.testDrives.feedback.mutate({ id: card.id, rev: card.rev, ...blanksToNull(values) });
      notify(t('feedback.saved'));
      await refreshDrives();
    },
  });
  // Who has just taken the car back goes on by keyboard.
  const scores = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body && scores.current) focusField(SCORES[0], scores.current);
  }, []);
  const saving = useFormValue(form, (state) => state.saving);
  const now = customer?.level ?? 'none';
  const intent = useFormValue(form, ({ values }) => values.intentAfter);
  const suggested = levelAfterDrive(intent, now);
  const level = (value: Level) => t(`ui:level.${value}`);
  return (
    <FormBody form={form} onSaved={onSaved}>
      <div className="drive-scores" ref={scores}>
        {SCORES.map((name) => (
          <Field key={name} form={form} name={name} label={t(`field.${name}`)}>
            {(bind) => (
              <ChipGroup<string | undefined>
                {...bind}
                clearable
                value={bind.value ? String(bind.value) : undefined}
                onChange={(next) => bind.onChange(next === undefined ? undefined : Number(next))}
                options={STARS}
              />
            )}
          </Field>
        ))}
      </div>
      {TOLD.map((name) => (
        <Field key={name} form={form} name={name} label={t(`field.${name}`)}>
          {(bind) => <TextInput {...bind} />}
        </Field>
      ))}
      <Field form={form} name="intentAfter" label={t('field.intentAfter')}>
        {(bind) => (
          <ChipGroup
            {...bind}
            clearable
            onChange={(next) => {
              const meant = levelAfterDrive(next, now);
              form.set({ intentAfter: next, ...(meant && { levelAfter: meant }) });
            }}
            options={choices(t, 'intentAfter', intents) as { value: (typeof intents)[number]; label: string }[]}
          />
        )}
      </Field>
      {customer && isInterest(now) && (
        <Field
          form={form}
          name="levelAfter"
          label={t('feedback.level')}
          hint={t(suggested ? 'feedback.suggested' : 'feedback.keep', {
            now: level(now),
            level: suggested && level(suggested),
          })}
        >
          {(bind) => (
            <ChipGroup {...bind} clearable options={LEVELS.map((value) => ({ value, label: level(value) }))} />
          )}
        </Field>
      )}
      <Field form={form} name="nextContactOn" label={t('field.nextContactOn')}>
        {(bind) => <DateInput {...bind} placeholder={addDays(today(), 2)} />}
      </Field>
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={saving}>
          {t('feedback.save')}
        </Button>
      </div>
    </FormBody>
  );
}
