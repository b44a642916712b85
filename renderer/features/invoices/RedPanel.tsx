import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { INVOICE_RECORDERS, redReasons } from '../../../db/invoices/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import type { OpenInvoice } from './records.ts';
import { StateTag } from './StateTag.tsx';

/** 红冲: the red invoice of this one, or the way to make it. */
export function RedPanel({ open }: { readonly open: OpenInvoice }) {
  const { t } = useTranslation('invoices');
  const navigate = useNavigate();
  const issues = useMay(...INVOICE_RECORDERS);
  const [asking, setAsking] = useState(false);
  const { card, red } = open;
  const { run, busy } = useOnce(
    async (reason: (typeof redReasons)[number]) => {
      try {
        const { id } = await client.invoices.red.mutate({ id: card.id, reason });
        await refresh('invoices');
        void navigate(`/invoices/${id}`);
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  if (card.redOfId !== null || (red === null && (card.status !== 'recorded' || !issues))) return null;
  return (
    <section className="panel" aria-label={t('red.title')}>
      <h2>{t('red.title')}</h2>
      {red !== null ? (
        <p>
          <Link to={`/invoices/${red.id}`}>{red.docNo ?? t('red.begun')}</Link> <StateTag state={red.status} isRed />
        </p>
      ) : asking ? (
        <>
          <p className="soft">{t('red.why')}</p>
          <div className="buttons invoice-reasons">
            {redReasons.map((reason) => (
              <Button key={reason} loading={busy} onClick={() => void run(reason)}>
                {t(`redReason.${reason}`)}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <Button danger onClick={() => setAsking(true)}>
          {t('red.make')}
        </Button>
      )}
    </section>
  );
}
