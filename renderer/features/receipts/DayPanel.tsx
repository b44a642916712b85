import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { money } from '../../lib/money.ts';
import { trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import './receipts.css';

/** 日结: what one day brought and gave back, by method; of the day of the row one stands on. */
export function DayPanel({ on }: { readonly on: string }) {
  const { t } = useTranslation('receipts');
  const day = useQuery(trpc.receipts.day.queryOptions({ on }, { placeholderData: (before) => before })).data;
  const back = day?.methods.some(({ refundedFen }) => refundedFen !== 0) ?? false;
  return (
    <aside className="panel receipt-day" aria-label={t('day.title', { day: on })}>
      <h2>{t('day.title', { day: shortDay(on) })}</h2>
      {day?.methods.length === 0 && <p className="soft">{t('day.none')}</p>}
      {day !== undefined && day.methods.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t('field.method')}</th>
              <th>{t('day.received')}</th>
              {back && <th>{t('day.refunded')}</th>}
            </tr>
          </thead>
          <tbody>
            {day.methods.map(({ method, receipts, receivedFen, refundedFen }) => (
              <tr key={method}>
                <th>
                  {t(`method.${method}`)} {receipts > 0 && <small className="soft">{receipts}</small>}
                </th>
                <td className="tabular">{money(receivedFen)}</td>
                {back && <td className="tabular">{refundedFen === 0 ? '' : money(refundedFen)}</td>}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th>{t('day.sum')}</th>
              <td className="tabular">{money(day.receivedFen)}</td>
              {back && <td className="tabular">{money(day.refundedFen)}</td>}
            </tr>
            <tr>
              <th>{t('day.net')}</th>
              <td className="tabular" colSpan={back ? 2 : 1}>
                <strong>{money(day.receivedFen - day.refundedFen)}</strong>
              </td>
            </tr>
          </tfoot>
        </table>
      )}
    </aside>
  );
}
