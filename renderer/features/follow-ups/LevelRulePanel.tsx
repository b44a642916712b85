import { useTranslation } from 'react-i18next';
import type { LevelRule } from '../../../db/customers/levels.ts';
import { today } from '../../lib/today.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';

interface Values {
  name: string;
  window: string;
  everyDays: number | undefined;
  color: string;
  validFrom: string;
}

/** One level anew, from a day on. */
export function LevelRulePanel({ rule, onClose }: { rule: LevelRule; onClose: () => void }) {
  const { t } = useTranslation('follow-ups');
  const form = useForm<Values>({
    initial: {
      name: rule.name,
      window: rule.window,
      everyDays: rule.everyDays ?? undefined,
      color: rule.color,
      validFrom: today(),
    },
    required: ['name', 'validFrom'],
    save: async ({ everyDays, ...typed }) => {
      const saved = await client.customers.levels.addRule.mutate({
        ...typed,
        level: rule.level,
        everyDays: everyDays ?? null,
      });
      await refresh('customers', 'followUps');
      notify(t('levels.saved', { level: typed.name, day: typed.validFrom }), async () => {
        await client.customers.levels.remove.mutate({ id: saved.id, rev: saved.rev });
        await refresh('customers', 'followUps');
      });
    },
  });
  return (
    <FormPanel form={form} title={t('levels.new', { level: rule.name })} onClose={onClose} onSaved={onClose}>
      <FieldGroup columns={1}>
        <Field form={form} name="name" label={t('field.name')}>
          {(bind) => <TextInput {...bind} autoFocus />}
        </Field>
        <Field form={form} name="window" label={t('field.window')}>
          {(bind) => <TextInput {...bind} />}
        </Field>
        <Field form={form} name="everyDays" label={t('field.everyDays')} hint={t('levels.everyHint')}>
          {(bind) => <NumberInput {...bind} />}
        </Field>
        <Field form={form} name="color" label={t('field.color')}>
          {(bind) => <TextInput {...bind} placeholder="#cf1322" />}
        </Field>
        <Field form={form} name="validFrom" label={t('field.validFrom')}>
          {(bind) => <DateInput {...bind} />}
        </Field>
      </FieldGroup>
    </FormPanel>
  );
}
