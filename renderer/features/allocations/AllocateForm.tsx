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

interface AllocateFormProps {
  readonly vehicleId: string;
  /** 配车 for an order, or 保留 without one. */
  readonly how: 'order' | 'hold';
  readonly onClose: () => void;
}

/** 配车, 保留: at once 待确认, until head office has said so. */
export function AllocateForm({ vehicleId, how, onClose }: AllocateFormProps) {
  const { t } = useTranslation('allocations');
  const people = useConsultants();
  const words = how === 'order' ? 'orderNo' : 'holdFor';
  const form = useForm<{ orderNo: string; holdFor: string; ownerId: string | undefined }>({
    initial: { orderNo: '', holdFor: '', ownerId: undefined },
    required: [words],
    save: async ({ ownerId, ...typed }) => {
      const made = await client.allocations.create.mutate({
        vehicleId,
        [words]: typed[words],
        ownerId: ownerId ?? null,
      });
      notify(t('allocated', { no: made.docNo }));
      await refreshAllocations();
    },
  });
  return (
    <FormPanel form={form} title={t(how)} saveLabel={t(how)} onClose={onClose} onSaved={onClose}>
      {how === 'order' ? (
        <Field form={form} name="orderNo" label={t('field.orderNo')}>
          {(bind) => <TextInput {...bind} autoFocus />}
        </Field>
      ) : (
        <Field form={form} name="holdFor" label={t('field.holdFor')}>
          {(bind) => <TextInput {...bind} autoFocus />}
        </Field>
      )}
      <Field form={form} name="ownerId" label={t('field.ownerId')} hint={t('owner.hint')}>
        {(bind) => <SelectInput {...bind} options={people} clearable />}
      </Field>
    </FormPanel>
  );
}
