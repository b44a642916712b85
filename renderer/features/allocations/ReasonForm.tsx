import { useTranslation } from 'react-i18next';
import { client } from '../../lib/trpc.ts';
import { Field } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { notify } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import { useConsultants } from './people.ts';
import { refreshAllocations } from './records.ts';

interface ReasonFormProps {
  readonly of: { readonly id: string; readonly rev: number; readonly docNo: string | null };
  readonly how: 'release' | 'reassign';
  readonly onClose: () => void;
  readonly onReassigned?: (id: string) => void;
}

/** 释放, 改配: why, and of the second for which order. */
export function ReasonForm({ of: { id, rev, docNo }, how, onClose, onReassigned }: ReasonFormProps) {
  const { t } = useTranslation('allocations');
  const people = useConsultants();
  const form = useForm<{ orderNo: string; ownerId: string | undefined; reason: string }>({
    initial: { orderNo: '', ownerId: undefined, reason: '' },
    required: how === 'reassign' ? ['orderNo', 'reason'] : ['reason'],
    save: async ({ orderNo, ownerId, reason }) => {
      if (how === 'release') {
        await client.allocations.release.mutate({ id, rev, reason });
        notify(t('released', { no: docNo }));
      } else {
        const made = await client.allocations.reassign.mutate({ id, rev, reason, orderNo, ownerId: ownerId ?? null });
        notify(t('allocated', { no: made.docNo }));
        onReassigned?.(made.id);
      }
      await refreshAllocations();
    },
  });
  return (
    <FormPanel form={form} title={t(how)} saveLabel={t(how)} onClose={onClose} onSaved={onClose}>
      {how === 'reassign' && (
        <>
          <Field form={form} name="orderNo" label={t('field.orderNo')}>
            {(bind) => <TextInput {...bind} autoFocus />}
          </Field>
          <Field form={form} name="ownerId" label={t('field.ownerId')} hint={t('owner.hint')}>
            {(bind) => <SelectInput {...bind} options={people} clearable />}
          </Field>
        </>
      )}
      <Field form={form} name="reason" label={t('field.reason')}>
        {(bind) => <TextInput {...bind} autoFocus={how === 'release'} />}
      </Field>
    </FormPanel>
  );
}
