import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { isDirty } from '../../ui/form.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { useOnce } from '../../ui/useOnce.ts';
import type { CardValues } from './cardForm.ts';
import type { CustomerCard } from './types.ts';

interface Props {
  readonly card: CustomerCard;
  readonly form: Form<CardValues>;
  /** 转正式客户 was asked for and something is missing. */
  readonly onMissing: () => void;
}

/** 转正式客户 and 立即发送. */
export function CardActions({ card, form, onMissing }: Props) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const mayWrite = useMay('reception', 'consultant', 'manager', 'backOffice', 'admin');
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
      {['pending', 'rejected'].includes(card.sync.state) && (
        <Button onClick={() => void sendNow()}>{t('sendNow')}</Button>
      )}
      {['rejected', 'conflict'].includes(card.sync.state) && (
        <Button onClick={() => void navigate('/attention')}>{t('whyRejected')}</Button>
      )}
      {mayWrite && card.stage === 'prospect' && (
        <Button
          disabled={dirty}
          title={dirty ? t('convert.saveFirst') : ''}
          onClick={() => (card.missingForFormal.length > 0 ? onMissing() : void convert())}
        >
          {t('convert')}
        </Button>
      )}
    </>
  );
}
