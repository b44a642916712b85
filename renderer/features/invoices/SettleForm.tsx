import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settleOldest } from '../../../db/invoices/settle.ts';
import { money } from '../../lib/money.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import type { Account } from './records.ts';

interface SettleFormProps {
  readonly account: Account;
  readonly receiptId: string;
  readonly onClose: () => void;
}

/** 核销 of one receipt: filled by what is due first, each amount to be typed over. */
export function SettleForm({ account, receiptId, onClose }: SettleFormProps) {
  const { t } = useTranslation('invoices');
  const receipt = account.receipts.find(({ id }) => id === receiptId)!;
  const leftFen = receipt.standingFen - receipt.usedFen;
  const owed = account.receivables
    .map((one) => ({ ...one, receivableId: one.id, balanceFen: one.amountFen - one.settledFen }))
    .filter(({ balanceFen }) => balanceFen > 0);
  const [fens, setFens] = useState<Readonly<Record<string, number>>>(() =>
    Object.fromEntries(settleOldest([{ receiptId, leftFen }], owed).map((one) => [one.receivableId, one.fen])),
  );
  const sum = Object.values(fens).reduce((all, fen) => all + fen, 0);
  const { run, busy } = useOnce(
    async () => {
      try {
        const lines = Object.entries(fens).flatMap(([receivableId, fen]) => (fen > 0 ? [{ receivableId, fen }] : []));
        await client.receivables.settle.mutate({ receiptId, lines });
        notify(t('settle.done', { docNo: receipt.docNo }));
        await refresh('receivables', 'invoices');
        onClose();
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  return (
    <form
      className="invoice-settle"
      aria-label={t('settle.title', { docNo: receipt.docNo })}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <h3>{t('settle.title', { docNo: receipt.docNo })}</h3>
      <p className="soft">{t('settle.left', { money: money(leftFen) })}</p>
      {owed.map((one) => (
        <label key={one.id} htmlFor={`settle-${one.id}`}>
          <span className="tabular">
            {one.docNo} · {one.orderNo} · {shortDay(one.dueOn)} · {money(one.balanceFen)}
          </span>
          <InputNumber
            id={`settle-${one.id}`}
            aria-label={one.docNo}
            min={0}
            max={one.balanceFen / 100}
            precision={2}
            value={(fens[one.id] ?? 0) / 100}
            onChange={(yuan) => setFens({ ...fens, [one.id]: Math.round(Number(yuan ?? 0) * 100) })}
          />
        </label>
      ))}
      {sum > leftFen && <p className="document-shut">{t('settle.over', { money: money(sum - leftFen) })}</p>}
      <div className="buttons">
        <Button onClick={onClose}>{t('settle.leave')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={sum === 0 || sum > leftFen}>
          {t('settle.save', { money: money(sum) })}
        </Button>
      </div>
    </form>
  );
}
