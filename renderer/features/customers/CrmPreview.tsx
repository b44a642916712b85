import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { fieldLabel } from '../../ui/fieldText.ts';
import { Loaded } from '../../ui/Loaded.tsx';

/** Exactly what leaves of one card: the card's field, its name in the message, the value after its code was replaced. */
export function CrmPreview({ id }: { readonly id: string }) {
  const { t } = useTranslation('customers');
  const preview = useQuery(trpc.customers.crm.preview.queryOptions({ id }, { staleTime: 0, retry: false }));
  return (
    <section className="panel" aria-label={t('crm.preview')}>
      <Loaded query={preview} rows={6}>
        {({ name, cardNo, state, reason, fields, behind }) => (
          <>
            <h2>
              {t('crm.preview')} · {name} <small className="soft">{cardNo}</small>
            </h2>
            {state !== 'ready' && (
              <p role="status">
                {reason === null
                  ? t(`crm.state.${state}`)
                  : t(`crm.reason.${reason}`, { defaultValue: t('crm.reason.other') })}
              </p>
            )}
            {behind && state === 'ready' && <p className="soft">{t('crm.behind')}</p>}
            {state === 'ready' && (
              <table className="crm-fields">
                <thead>
                  <tr>
                    <th>{t('crm.from')}</th>
                    <th>{t('crm.to')}</th>
                    <th>{t('crm.value')}</th>
                  </tr>
                </thead>
                <tbody>
                  {fields.map(({ from, to, value }) => (
                    <tr key={to}>
                      <td>{fieldLabel('customer', from)}</td>
                      <td className="tabular">{to}</td>
                      <td>{value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
