import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ageBuckets } from '../../../db/invoices/ageing.ts';
import { money } from '../../lib/money.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import './invoices.css';

/** 应收账龄 at a day: a row a customer, each opens their account. */
export default function AgeingPage() {
  const { t } = useTranslation('invoices');
  const today = useToday();
  const [on, setOn] = useState<string | null>(null);
  const day = on || today;
  const query = useQuery(trpc.receivables.ageing.queryOptions({ on: day }, { placeholderData: (last) => last }));
  return (
    <Page
      title={t('ageing.title')}
      subtitle={t('ageing.about')}
      filters={
        <span className="invoice-on">
          <label htmlFor="ageing-on">{t('ageing.on')}</label>
          <DateInput id="ageing-on" value={day} onChange={(value) => setOn(value)} />
        </span>
      }
    >
      <Loaded query={query} rows={10}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <p className="soft">{t('ageing.none')}</p>
          ) : (
            <div className="panel invoice-table">
              <table aria-label={t('ageing.title')}>
                <thead>
                  <tr>
                    <th>{t('field.customerId')}</th>
                    <th className="number">{t('ageing.balance')}</th>
                    {ageBuckets.map((bucket) => (
                      <th key={bucket} className="number">
                        {t(`ageing.${bucket}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  <tr className="invoice-total">
                    <td>{t('ageing.total', { count: rows.length })}</td>
                    <td className="number tabular">{money(total.balanceFen)}</td>
                    {ageBuckets.map((bucket) => (
                      <td key={bucket} className="number tabular">
                        {total[bucket] === 0 ? '' : money(total[bucket])}
                      </td>
                    ))}
                  </tr>
                  {rows.map((row) => (
                    <tr key={row.customerId}>
                      <td>
                        <Link to={`/receivables/${row.customerId}`}>{row.name || t('ageing.unknown')}</Link>
                      </td>
                      <td className="number tabular">{money(row.balanceFen)}</td>
                      {ageBuckets.map((bucket) => (
                        <td
                          key={bucket}
                          className={`number tabular${bucket === 'older' && row[bucket] > 0 ? ' invoice-late' : ''}`}
                        >
                          {row[bucket] === 0 ? '' : money(row[bucket])}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
