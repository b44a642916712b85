import { useTranslation } from 'react-i18next';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import { guestTitle } from './guestTitle.ts';
import type { VisitLine } from './types.ts';

const reasons = ['twice', 'mistake', 'trial'] as const;

/** 作废: why this was no visit. It stays in the register, struck through, and counts nowhere. */
export function VoidPanel(props: { line: VisitLine; onClose: () => void }) {
  const { t } = useTranslation('visits');
  const { line } = props;
  const name = guestTitle(line, t('guest.unnamed'));
  const form = useForm<{ reason: string }>({
    initial: { reason: '' },
    required: ['reason'],
    save: async ({ reason }) => {
      const { id, rev } = await client.visits.void.mutate({ id: line.id, rev: line.rev, reason });
      await queryClient.invalidateQueries(trpc.visits.pathFilter());
      notify(t('voided', { name }), async () => {
        await client.visits.unvoid.mutate({ id, rev });
        notify(t('unvoided', { name }));
        await queryClient.invalidateQueries(trpc.visits.pathFilter());
      });
    },
  });
  return (
    <FormPanel
      form={form}
      title={t('void.title', { name })}
      saveLabel={t('action.void')}
      onClose={props.onClose}
      onSaved={props.onClose}
    >
      <FieldGroup columns={1}>
        <Field form={form} name="reason" label={t('field.voidReason')}>
          {(bind) => (
            <div className="with-quick">
              <ChipGroup<string | undefined>
                label={t('field.voidReason')}
                value={bind.value || undefined}
                onChange={(reason) => bind.onChange(reason ?? '')}
                options={reasons.map((reason) => ({ value: t(`void.${reason}`), label: t(`void.${reason}`) }))}
              />
              <TextInput {...bind} placeholder={t('field.other.hint')} />
            </div>
          )}
        </Field>
      </FieldGroup>
      <p className="field-hint">{t('void.hint')}</p>
    </FormPanel>
  );
}
