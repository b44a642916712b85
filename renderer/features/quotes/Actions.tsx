import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { CONTRACT_DRAFTERS } from '../../../db/contracts/model.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { PrintDialog } from '../../ui/PrintDialog.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { ForCustomer } from './ForCustomer.tsx';
import { Reprice } from './Reprice.tsx';
import type { OpenQuote } from './records.ts';
import { useSheet } from './useSheet.ts';

/** What may be done with a quote from the head of its page. */
export function Actions({ open, sells }: { readonly open: OpenQuote; readonly sells: boolean }) {
  const { t } = useTranslation('quotes');
  const { card, document } = open;
  const navigate = useNavigate();
  const sheet = useSheet(card.id);
  const [shown, setShown] = useState<'print' | 'reprice' | 'customer'>();
  const close = () => setShown(undefined);
  const { run, busy } = useOnce(async (how: 'revise' | 'copy') => {
    try {
      const { id } = await client.quotes[how].mutate({ id: card.id });
      notify(t(`${how}.done`));
      await refresh('quotes');
      void navigate(`/quotes/${id}`);
    } catch (error) {
      notifyFailure(error);
    }
  });
  const { run: order, busy: ordering } = useOnce(async () => {
    try {
      const { id, made } = await client.orders.fromQuote.mutate({ quoteId: card.id });
      if (made) notify(t('order.done'));
      await refresh('orders');
      void navigate(`/orders/${id}`);
    } catch (error) {
      notifyFailure(error);
    }
  });
  const drafts = useMay(...CONTRACT_DRAFTERS);
  const drafting = useOnce(async () => {
    try {
      const { id } = await client.contracts.draft.mutate({ customerId: card.customerId, quoteId: card.id });
      await refresh('contracts');
      void navigate(`/contracts/${id}`);
    } catch (error) {
      notifyFailure(error);
    }
  });
  const isDraft = card.status === 'draft';
  const mayWrite = sells && !document.frozen;
  useHotkeys(t('title'), [
    { keys: 'f6', label: t('show'), run: () => setShown('customer') },
    ...(isDraft ? [] : [{ keys: 'ctrl+p', label: t('print', { key: '' }), run: () => setShown('print') }]),
    ...(mayWrite ? [{ keys: 'alt+r', label: t('reprice'), run: () => setShown('reprice') }] : []),
  ]);
  return (
    <>
      <Button onClick={() => setShown('customer')}>
        {t('show')} <kbd>F6</kbd>
      </Button>
      {mayWrite && <Button onClick={() => void sheet.ask()}>{t('ask')}</Button>}
      {mayWrite && (
        <Button onClick={() => setShown('reprice')}>
          {t('reprice')} <kbd>Alt+R</kbd>
        </Button>
      )}
      {drafts && card.status === 'accepted' && (
        <Button type="primary" loading={drafting.busy} onClick={() => void drafting.run()}>
          {t('contract')}
        </Button>
      )}
      {sells && !isDraft && (
        <Button loading={busy} onClick={() => void run('revise')}>
          {t('revise')}
        </Button>
      )}
      {sells && card.status === 'accepted' && (
        <Button loading={ordering} onClick={() => void order()}>
          {t('order')}
        </Button>
      )}
      {sells && !isDraft && <Button onClick={() => void run('copy')}>{t('copy')}</Button>}
      {!isDraft && <Button onClick={() => setShown('print')}>{t('print', { key: 'Ctrl+P' })}</Button>}
      {shown === 'print' && (
        <PrintDialog
          of={['quote', card.id, String(card.rev)]}
          make={() => client.quotes.print.mutate({ id: card.id, lang: currentLanguage() })}
          file={`${t('sheet')} ${card.docNo ?? ''}`}
          onClose={close}
        />
      )}
      {shown === 'reprice' && <Reprice open={open} onClose={close} />}
      {shown === 'customer' && <ForCustomer open={open} onClose={close} />}
    </>
  );
}
