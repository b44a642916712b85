import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { currentLanguage } from '../../lib/i18n.ts';
import { money } from '../../lib/money.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { PrintDialog } from '../../ui/PrintDialog.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefundForm } from './RefundForm.tsx';
import type { OpenReceipt } from './records.ts';
import './receipts.css';

type Doing =
  | { what: 'refund' }
  | { what: 'reverse' }
  | { what: 'reverseRefund'; id: string }
  | { what: 'print'; id: string; docNo: string };

/** What of a receipt went back, and what may still go back: a refund, or the whole receipt taken back. */
export function Money({ open, mayPost }: { readonly open: OpenReceipt; readonly mayPost: boolean }) {
  const { t } = useTranslation('receipts');
  const { card, refunds, reversal, reverses, leftFen } = open;
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const back = refunds.some(({ reversesId, reversed }) => reversesId === null && reversed === 0);
  const isLive = reversal === null && reverses === null;
  return (
    <section className="panel receipt-money" aria-label={t('back.title')}>
      <h2>{t('back.title')}</h2>
      {reverses !== null && (
        <p>
          {t('back.reverses')} <Link to={`/receipts/${reverses.id}`}>{reverses.docNo}</Link> {card.reason}
        </p>
      )}
      {reversal !== null && (
        <p>
          {t('back.reversed', { day: shortDay(reversal.on), name: reversal.byName ?? '' })}{' '}
          <Link to={`/receipts/${reversal.id}`}>{reversal.docNo}</Link> {reversal.reason}
        </p>
      )}
      {refunds.length === 0 && isLive && <p className="soft">{t('back.none')}</p>}
      <ul>
        {refunds.map((line) => (
          <li key={line.id} className={line.reversed === 1 ? 'soft' : ''}>
            <strong className="tabular">{money(line.reversesId === null ? line.amountFen : -line.amountFen)}</strong>{' '}
            {t(`method.${line.method}`)} · {line.payeeName} · {shortDay(line.on)}
            <small className="soft">
              {[line.docNo, line.reversesId !== null && t('back.takenBack'), line.reason, line.byName]
                .filter(Boolean)
                .join(' · ')}
            </small>
            <span className="buttons">
              <Button size="small" onClick={() => setDoing({ what: 'print', id: line.id, docNo: line.docNo })}>
                {t('refund.print')}
              </Button>
              {mayPost && line.reversesId === null && line.reversed === 0 && (
                <Button size="small" danger onClick={() => setDoing({ what: 'reverseRefund', id: line.id })}>
                  {t('reverse')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {isLive && refunds.length > 0 && <p>{t('back.left', { money: money(leftFen) })}</p>}
      {mayPost && isLive && doing?.what !== 'refund' && (
        <div className="buttons">
          {leftFen > 0 && <Button onClick={() => setDoing({ what: 'refund' })}>{t('refund')}</Button>}
          {!back && (
            <Button danger onClick={() => setDoing({ what: 'reverse' })}>
              {t('reverse')}
            </Button>
          )}
        </div>
      )}
      {doing?.what === 'refund' && <RefundForm receipt={card} leftFen={leftFen} onClose={close} />}
      {(doing?.what === 'reverse' || doing?.what === 'reverseRefund') && (
        <ReasonForm
          label={t('reverse.reason')}
          submit={t('reverse')}
          onClose={close}
          run={async (reason) => {
            if (doing.what === 'reverseRefund') await client.receipts.reverseRefund.mutate({ id: doing.id, reason });
            else await client.receipts.reverse.mutate({ id: card.id, reason });
            await refresh('receipts');
          }}
        />
      )}
      {doing?.what === 'print' && (
        <PrintDialog
          of={['refund', doing.id]}
          make={() => client.receipts.printRefund.mutate({ id: doing.id, lang: currentLanguage() })}
          file={`${t('refund.paper')} ${doing.docNo}`}
          onClose={close}
        />
      )}
    </section>
  );
}
