import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { isDirty } from '../../ui/form.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { useOnce } from '../../ui/useOnce.ts';
import { ActionBar } from './ActionBar.tsx';
import type { CardValues } from './cardForm.ts';
import type { CustomerCard } from './types.ts';

interface Props {
  readonly card: CustomerCard;
  readonly form: Form<CardValues>;
}

/** What features offer for this customer, then 转正式客户 and 立即发送. */
export function CardActions({ card, form }: Props) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const mayConvert = useMay('consultant', 'manager', 'backOffice', 'admin');
  const dirty = useFormValue(form, isDirty);
  const { run } = useOnce(async (work: () => Promise<string>) => {
    try {
      notify(await work());
      await queryClient.invalidateQueries(trpc.customers.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  });
  const convert = () =>
    run(async () => {
      await client.customers.convert.mutate({ id: card.id, rev: card.rev });
      return t('converted', { name: card.name });
    });
  const sendNow = () =>
    run(async () => {
      await client.sync.sendNow.mutate();
      return t('sending');
    });
  return (
    <>
      <ActionBar card={card} />
      {['pending', 'rejected'].includes(card.sync.state) && (
        <Button onClick={() => void sendNow()}>{t('sendNow')}</Button>
      )}
      {['rejected', 'conflict'].includes(card.sync.state) && (
        <Button onClick={() => void navigate('/attention')}>{t('whyRejected')}</Button>
      )}
      {mayConvert && card.stage === 'prospect' && (
        <Button disabled={dirty || card.missingForFormal.length > 0} onClick={() => void convert()}>
          {t('convert')}
        </Button>
      )}
    </>
  );
}
