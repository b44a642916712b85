import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { focusField } from '../../ui/focus.ts';
import { isDirty } from '../../ui/form.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';
import type { CustomerCard } from './types.ts';

/** 转正式客户, with the way to every field it still needs, and 立即发送. */
export function CardActions({ card, form }: { readonly card: CustomerCard; readonly form: Form<CardValues> }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const mayWrite = useMay('reception', 'consultant', 'manager', 'backOffice', 'admin');
  const dirty = useFormValue(form, isDirty);
  const [asked, setAsked] = useState(false);
  const run = async (work: () => Promise<string>) => {
    try {
      notify(await work());
      await queryClient.invalidateQueries(trpc.customers.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  };
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
  const missing = card.missingForFormal;
  return (
    <>
      {['pending', 'rejected'].includes(card.sync.state) && (
        <Button onClick={() => void sendNow()}>{t('sendNow')}</Button>
      )}
      {card.sync.state === 'rejected' && <Button onClick={() => void navigate('/sync')}>{t('whyRejected')}</Button>}
      {mayWrite && card.stage === 'prospect' && (
        <span className="customer-convert">
          <Button
            disabled={dirty}
            title={dirty ? t('convert.saveFirst') : ''}
            onClick={() => (missing.length > 0 ? setAsked(true) : void convert())}
          >
            {t('convert')}
          </Button>
          {asked && missing.length > 0 && (
            <span className="panel customer-missing" role="alert">
              {t('convert.missing')}
              {missing.map((field) => (
                <button key={field} type="button" className="link" onClick={() => focusField(field, document)}>
                  {t(`field.${field}`)}
                </button>
              ))}
            </span>
          )}
        </span>
      )}
    </>
  );
}
