import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { useMay, useStaff } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { KnownField, KnownGroup, ReadPart } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { PrintDialog } from '../../ui/PrintDialog.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { useFormValue } from '../../ui/useForm.ts';
import { Contacts } from './Contacts.tsx';
import { CustomerPanel } from './CustomerPanel.tsx';
import { BOUGHT, deciders, lossRecord, STEPS } from './lossRecord.ts';
import { useReasons } from './reasons.ts';
import { StateTag } from './StateTag.tsx';
import type { OpenLoss } from './types.ts';
import { VerdictPanel } from './VerdictPanel.tsx';

/** 申请 | 决定 | 客户 on one page; the five steps after a loss stand with the application. */
export function LossCard({ loss }: { readonly loss: OpenLoss }) {
  const { t } = useTranslation('losses');
  const { card, customer } = loss;
  const me = useStaff();
  const decides = useMay(...deciders);
  const isOwn = card.askedById === me.id;
  const record = useRecordCard(lossRecord, {
    card,
    create: () => Promise.reject(new Error('an application is made from the customer')),
    update: (changes) => client.losses.update.mutate(changes),
  });
  const { form } = record;
  const reason = useFormValue(form, ({ values }) => values.reason);
  const reasons = useReasons(reason);
  const [printing, setPrinting] = useState(false);
  useHotkeys(t('print'), [{ keys: 'ctrl+p', label: t('print'), run: () => setPrinting(true) }]);
  return (
    <RecordCard
      record={record}
      readFirst
      mayWrite={decides || (isOwn && card.state === 'waiting')}
      title={
        <>
          {customer?.name ?? card.customerName} {t(`kind.${card.kind}`)} <StateTag loss={card} />
        </>
      }
      subtitle={
        <Facts>
          {loss.askedByName}
          {t('asked', { at: fullMoment(card.askedAt) })}
          {card.isCase === true && t('isCase')}
        </Facts>
      }
      actions={
        <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t('print')}
        </Button>
      }
      middle={
        <div className="loss-middle">
          <VerdictPanel loss={loss} decides={decides} isOwn={isOwn} />
          {customer && <Contacts customerId={customer.id} />}
          {printing && (
            <PrintDialog
              of={['loss', card.id, String(card.rev)]}
              make={() => client.losses.print.mutate({ id: card.id, lang: currentLanguage() })}
              file={`${t('form')} ${customer?.name ?? card.customerName}`}
              onClose={() => setPrinting(false)}
            />
          )}
        </div>
      }
      aside={customer && <CustomerPanel customer={customer} exceptId={card.id} />}
      history={client.losses.history.query}
    >
      <KnownGroup form={form} called={t('group.asked')} columns={2}>
        <KnownField form={form} name="kind" span={2} />
        <KnownField form={form} name="root" />
        <KnownField form={form} name="reason">
          {(bind) => <SelectInput {...bind} clearable options={reasons} />}
        </KnownField>
        <KnownField form={form} name="lostOn" />
        <KnownField form={form} name="reactivateOn" hint={t('reactivate.hint')} />
      </KnownGroup>
      <KnownGroup form={form} called={t('group.bought')} columns={2} fields={BOUGHT} />
      <KnownGroup form={form} called={t('group.review')} columns={1} fields={['selfReview']} />
      <ReadPart when={!decides}>
        <KnownGroup form={form} called={t('group.steps')} columns={1} fields={STEPS} />
        <KnownGroup form={form} called={t('group.case')} columns={2} fields={['isCase', 'discussedOn']} />
      </ReadPart>
    </RecordCard>
  );
}
