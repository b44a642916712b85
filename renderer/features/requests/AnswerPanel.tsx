import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useStaff } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { ReopenForm } from './ReopenForm.tsx';
import { refreshRequests } from './refreshRequests.ts';
import { managers } from './requestRecord.ts';
import type { OpenRequest } from './types.ts';

/** 回复: what the customer was told; written, closed, and opened again when they are not content. */
export function AnswerPanel({ request }: { readonly request: OpenRequest }) {
  const { t } = useTranslation('requests');
  const { card, ownerName, answeredByName } = request;
  const { id, rev, state } = card;
  const me = useStaff();
  const manages = useMay(...managers);
  const answers = state !== 'closed' && (manages || card.ownerId === me.id);
  const closes = state === 'answered' && (manages || card.ownerId === me.id || card.createdBy === me.id);
  const [open, setOpen] = useState<'answer' | 'reopen'>();
  const shut = () => setOpen(undefined);
  const { run, busy } = useOnce(async () => {
    try {
      await client.requests.close.mutate({ id, rev });
      notify(t('closed', { name: card.customerName }));
      await refreshRequests();
    } catch (error) {
      notifyFailure(error);
    }
  });
  useHotkeys(t('part.answer'), [
    ...(answers ? [{ keys: '1', label: t('answer'), run: () => setOpen('answer') }] : []),
    ...(closes ? [{ keys: '2', label: t('close'), run: () => void run() }] : []),
  ]);
  if (open === 'answer') return <AnswerForm request={card} onClose={shut} />;
  if (open === 'reopen') return <ReopenForm request={card} onClose={shut} />;
  return (
    <section className="panel" aria-label={t('part.answer')}>
      <h2>{t('part.answer')}</h2>
      {card.reopenReason !== null && <p className="request-again">{t('again', { why: card.reopenReason })}</p>}
      {state === 'open' && <p>{t(answers ? 'yours' : 'waits', { name: ownerName })}</p>}
      {card.answer !== null && (
        <>
          {state === 'open' && <p className="soft">{t('before')}</p>}
          <p className="request-words">{card.answer}</p>
          <p className="soft">
            {answeredByName} {card.answeredAt !== null && fullMoment(card.answeredAt)}
          </p>
        </>
      )}
      <div className="buttons">
        {state !== 'open' && <Button onClick={() => setOpen('reopen')}>{t('reopen')}</Button>}
        {answers && (
          <Button type={state === 'open' ? 'primary' : 'default'} onClick={() => setOpen('answer')}>
            {t('answer')} <kbd>1</kbd>
          </Button>
        )}
        {closes && (
          <Button type="primary" loading={busy} onClick={() => void run()}>
            {t('close')} <kbd>2</kbd>
          </Button>
        )}
      </div>
    </section>
  );
}
