import { useTranslation } from 'react-i18next';
import { type LevelSignal, levelSignals } from '../../../db/customers/levels.ts';
import type { Level } from '../../../db/customers/model.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { MultiChipGroup } from '../../ui/ChipGroup.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import type { DrawerCard } from './types.ts';

/** A card on its way to another compartment. */
export interface Moving {
  card: DrawerCard;
  from: Level;
  to: Level;
}

const RISING: readonly Level[] = ['C', 'B', 'B+', 'A', 'H', 'O'];

/** Why the level changes: the signals seen when it rises, a word when it falls. */
export function LevelPanel({ moving, onClose }: { moving: Moving; onClose: () => void }) {
  const { t } = useTranslation('follow-ups');
  const { card, from, to } = moving;
  const rises = RISING.indexOf(to) > RISING.indexOf(from);
  const level = (name: Level) => t(`ui:level.${name}`);
  const form = useForm<{ reason: string; signals: LevelSignal[] }>({
    initial: { reason: '', signals: [] },
    required: ({ signals }) => (signals.length === 0 ? ['reason'] : []),
    save: async ({ reason, signals }) => {
      await client.customers.levels.change.mutate({
        id: card.id,
        rev: card.rev,
        level: to,
        trigger: 'card',
        reason: reason || null,
        ...(signals.length > 0 && { signals }),
      });
      await refresh('customers', 'followUps');
      notify(t('level.changed', { name: card.name, from: level(from), to: level(to) }));
    },
  });
  return (
    <FormPanel
      form={form}
      title={t('level.change', { name: card.name, from: level(from), to: level(to) })}
      onClose={onClose}
      onSaved={onClose}
    >
      {rises && (
        <Field form={form} name="signals" label={t('field.signals')}>
          {(bind) => (
            <MultiChipGroup
              {...bind}
              onChange={(chosen) => bind.onChange([...chosen])}
              options={levelSignals.map((value) => ({ value, label: t(`signal.${value}`) }))}
            />
          )}
        </Field>
      )}
      <Field form={form} name="reason" label={t('field.levelReason')}>
        {(bind) => <TextInput {...bind} autoFocus />}
      </Field>
    </FormPanel>
  );
}
