import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../../lib/money.ts';
import { useToday } from '../../lib/today.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { changesOf, issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { notify } from '../../ui/notices.tsx';
import { useForm } from '../../ui/useForm.ts';
import { type OpenReceipt, type RefundValues, refundRecord } from './records.ts';

interface RefundFormProps {
  readonly receipt: OpenReceipt['card'];
  readonly leftFen: number;
  readonly onClose: () => void;
}

/** 退款: all that is left, the way it came, to who paid it, unless one types something else. */
export function RefundForm({ receipt, leftFen, onClose }: RefundFormProps) {
  const { t } = useTranslation('receipts');
  const today = useToday();
  const around = useMemo(() => ({ about: refundRecord, mayWrite: true, pickers: {} }), []);
  const initial = useMemo(() => {
    const { id: receiptId, method, payerName: payeeName } = receipt;
    return valuesOf(refundRecord, { receiptId, method, payeeName, amountFen: leftFen, refundedOn: today });
  }, [receipt, leftFen, today]);
  const form = useForm<RefundValues>({
    initial,
    required: (values) => requiredIn(refundRecord, values),
    check: (values) => issuesIn(refundRecord, values),
    save: async (values) => {
      const { docNo } = await client.receipts.refund.mutate(changesOf(values, valuesOf(refundRecord, {})));
      notify(t('refund.posted', { docNo }));
      await refresh('receipts');
    },
  });
  return (
    <FormPanel form={form} title={t('refund')} saveLabel={t('refund.post')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownField form={form} name="amountFen" hint={t('refund.left', { money: money(leftFen) })} autoFocus />
        <KnownGroup form={form} columns={1} fields={['payeeName', 'method', 'externalRef', 'refundedOn', 'reason']} />
      </RecordContext>
    </FormPanel>
  );
}
