import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { client, refresh } from '../../lib/trpc.ts';
import { Field } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { MoneyInput } from '../../ui/NumberInput.tsx';
import { notify } from '../../ui/notices.tsx';
import { useForm } from '../../ui/useForm.ts';
import type { OpenOrder } from './records.ts';

/** 整单优惠: typed once, it goes into the prices of all cars at once. */
export function SpreadPanel({ open: { card }, onClose }: { readonly open: OpenOrder; readonly onClose: () => void }) {
  const { t } = useTranslation('orders');
  const initial = useMemo(() => ({ fen: undefined as number | undefined }), []);
  const form = useForm({
    initial,
    required: () => ['fen'],
    save: async ({ fen }) => {
      await client.orders.spread.mutate({ id: card.id, rev: card.rev, fen: fen ?? 0 });
      notify(t('spread.done'));
      await refresh('orders');
    },
  });
  return (
    <FormPanel form={form} title={t('spread')} onClose={onClose} onSaved={onClose}>
      <Field form={form} name="fen" label={t('spread.fen')} hint={t('spread.hint')}>
        {(bind) => <MoneyInput {...bind} />}
      </Field>
    </FormPanel>
  );
}
