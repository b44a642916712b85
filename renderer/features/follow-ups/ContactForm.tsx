import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../db/core/day.ts';
import { levelSignals, suggestedLevel } from '../../../db/customers/levels.ts';
import { contactMethods, contactOutcomes } from '../../../db/follow-ups/model.ts';
import { contactPanels, type Prepared } from '../../lib/besideContact.ts';
import { type ToContact, useContacting } from '../../lib/contacting.ts';
import { loseCustomer } from '../../lib/losing.ts';
import { useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { dayText } from '../../lib/when.ts';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { ChipGroup, MultiChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { leaving } from '../../ui/leaving.ts';
import { notify } from '../../ui/notices.tsx';
import { QuickDay } from '../../ui/QuickDay.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { BeforeCallFacts } from './BeforeCallFacts.tsx';
import { type ContactValues, comes, contactInput, contactIssues, freshContact, writes } from './contactForm.ts';
import { LetterRow } from './LetterRow.tsx';
import type { BeforeCall } from './types.ts';

const CHOOSABLE = ['H', 'A', 'B+', 'B', 'C', 'none'] as const;

/** One contact: how it went, what was said, and when the next one is; the six steps of the seed stand around it. */
export function ContactForm({ contact, before }: { contact: ToContact; before: BeforeCall }) {
  const { t } = useTranslation('follow-ups');
  const { rest, next, close } = useContacting();
  const { role } = useStaff();
  const today = useToday();
  const initial = useMemo(() => freshContact(before, contact), [before, contact]);
  const form = useForm<ContactValues>({
    initial,
    required: ({ outcome, method }) => [
      'outcome',
      ...(method !== 'letter' && (outcome === 'reached' || outcome === 'later') ? (['content'] as const) : []),
      ...(outcome === 'coming' ? (['comingOn', 'comingAt'] as const) : []),
    ],
    check: contactIssues,
    draftKey: `contact:${contact.customerId}`,
    save: async (values) => {
      const saved = await client.followUps.record.mutate(contactInput(values, contact, before));
      const words = saved.nextContactOn === null ? 'recorded.noNext' : 'recorded';
      notify(t(words, { name: before.name, next: saved.nextContactOn && dayText(saved.nextContactOn) }), async () => {
        await client.followUps.takeBack.mutate({ id: saved.id, rev: saved.rev });
        await refresh('followUps', 'customers', 'visits');
      });
      await refresh('followUps', 'customers', 'visits');
      // Given up is who the manager agrees to give up: the application comes next.
      if (values.outcome === 'lost') loseCustomer(contact.customerId);
    },
  });
  const outcome = useFormValue(form, ({ values }) => values.outcome);
  const method = useFormValue(form, ({ values }) => values.method);
  const content = useFormValue(form, ({ values }) => values.content);
  const [letter, setLetter] = useState<string>();
  // A letter has paragraphs, and stays one when they are taken out of it.
  const Content = letter !== undefined || content.includes('\n') ? TextArea : TextInput;
  const level = useFormValue(form, ({ values }) => values.level);
  const signals = useFormValue(form, ({ values }) => values.signals);
  const saving = useFormValue(form, (state) => state.saving);
  const suggested = suggestedLevel(signals);
  const byLevel = before.nextBy[level] ?? null;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('[data-field="outcome"] [data-chip][tabindex="0"]')?.focus();
  }, []);
  const prepare = useRef<HTMLDetailsElement>(null);
  function take({ points = '', answers = '' }: Prepared): void {
    const { preparedQuestions, predictedAnswers } = form.store.getState().values;
    const after = (text: string, more: string) => [text.trimEnd(), more].filter(Boolean).join('\n');
    form.set({
      preparedQuestions: after(preparedQuestions, points),
      predictedAnswers: after(predictedAnswers, answers),
    });
    if (prepare.current) prepare.current.open = true;
  }
  async function saveAndGo(): Promise<void> {
    if (await form.save()) next();
  }
  useHotkeys(t('keys.contact'), [
    { keys: 'ctrl+enter', label: t('saveNext'), run: () => void saveAndGo() },
    { keys: 'ctrl+s', label: t('saveNext'), run: () => void saveAndGo() },
  ]);
  const choices = <V extends string>(field: string, values: readonly V[]) =>
    values.map((value) => ({ value, label: t(`${field}.${value as string}`) }));
  const days = [
    { value: addDays(today, 1), label: t('next.tomorrow') },
    { value: addDays(today, 3), label: t('next.threeDays') },
    { value: addDays(today, 7), label: t('next.week') },
  ];
  return (
    <section className="contact-form" ref={place} aria-label={t('contact.title', { name: before.name })}>
      <header>
        <h2>
          {before.name} <LevelTag level={before.level} /> <span>{before.interest}</span>
        </h2>
        <span className="tabular">{before.phone}</span>
        {contact.serves !== undefined && <span className="tag tag-amber">{t(`reason.${contact.serves}`)}</span>}
        {before.doNotContact && <span className="tag tag-red">{t('doNotContact')}</span>}
        {rest.length > 0 && <span className="contact-rest">{t('rest', { count: rest.length })}</span>}
      </header>
      <BeforeCallFacts before={before} />
      {contactPanels(role).map(({ name, Panel }) => (
        <Panel key={name} situation={before.situation} onTake={take} />
      ))}
      <FormBody form={form} onLeave={() => leaving(close)} onSaved={next}>
        <div className="contact-how">
          <Field form={form} name="method" label={t('field.method')}>
            {(bind) => <ChipGroup {...bind} options={choices('method', contactMethods)} />}
          </Field>
          <Field form={form} name="outcome" label={t('field.outcome')}>
            {(bind) => <ChipGroup {...bind} options={choices('outcome', contactOutcomes)} />}
          </Field>
        </div>
        {(writes(method) || contact.serves === 'thankYou') && (
          <LetterRow
            customerId={contact.customerId}
            name={letter}
            text={content}
            onChoose={({ name, text }) => {
              setLetter(name);
              form.set({ content: text });
            }}
          />
        )}
        <Field form={form} name="content" label={t(outcome === 'later' ? 'field.whyLater' : 'field.content')}>
          {(bind) => <Content {...bind} />}
        </Field>
        {comes({ outcome }) && (
          <FieldGroup columns={2}>
            <Field form={form} name="comingOn" label={t('field.comingOn')}>
              {(bind) => <DateInput {...bind} />}
            </Field>
            <Field form={form} name="comingAt" label={t('field.comingAt')}>
              {(bind) => <TextInput {...bind} placeholder="14:30" className="tabular" />}
            </Field>
          </FieldGroup>
        )}
        <FieldGroup columns={2}>
          <Field
            form={form}
            name="nextContactOn"
            label={t('field.nextContactOn')}
            hint={t(outcome === 'missed' ? 'next.byMissed' : byLevel === null ? 'next.none' : 'next.byLevel', {
              day: byLevel && dayText(byLevel),
            })}
          >
            {(bind) => <QuickDay {...bind} label={t('field.nextContactOn')} days={days} />}
          </Field>
          <Field form={form} name="nextPurpose" label={t('field.nextPurpose')}>
            {(bind) => <TextInput {...bind} />}
          </Field>
        </FieldGroup>
        <details className="field-group">
          <summary>{t('group.level')}</summary>
          <Field form={form} name="level" label={t('field.levelAfter')}>
            {(bind) => (
              <ChipGroup {...bind} options={CHOOSABLE.map((value) => ({ value, label: t(`ui:level.${value}`) }))} />
            )}
          </Field>
          <Field
            form={form}
            name="signals"
            label={t('field.signals')}
            hint={
              suggested !== null && suggested !== level ? (
                <button type="button" className="link" onClick={() => form.set({ level: suggested })}>
                  {t('suggest', { level: suggested })}
                </button>
              ) : undefined
            }
          >
            {(bind) => (
              <MultiChipGroup
                {...bind}
                onChange={(chosen) => bind.onChange([...chosen])}
                options={choices('signal', levelSignals)}
              />
            )}
          </Field>
          {level !== before.level && (
            <Field form={form} name="levelReason" label={t('field.levelReason')}>
              {(bind) => <TextInput {...bind} />}
            </Field>
          )}
        </details>
        <details ref={prepare} className="field-group">
          <summary>{t('group.prepare')}</summary>
          <Field form={form} name="plannedPurpose" label={t('field.plannedPurpose')}>
            {(bind) => <TextInput {...bind} />}
          </Field>
          <FieldGroup columns={2}>
            <Field form={form} name="preparedQuestions" label={t('field.preparedQuestions')}>
              {(bind) => <TextArea {...bind} rows={2} />}
            </Field>
            <Field form={form} name="predictedAnswers" label={t('field.predictedAnswers')}>
              {(bind) => <TextArea {...bind} rows={2} />}
            </Field>
          </FieldGroup>
          <Field form={form} name="inbound" label={t('field.inbound')}>
            {(bind) => <CheckInput {...bind}>{t('inbound.yes')}</CheckInput>}
          </Field>
        </details>
        <div className="buttons">
          <Button onClick={() => leaving(close)}>{t('ui:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={saving}>
            {t(rest.length > 0 ? 'saveNext' : 'save')} <kbd>Ctrl+Enter</kbd>
          </Button>
        </div>
      </FormBody>
    </section>
  );
}
