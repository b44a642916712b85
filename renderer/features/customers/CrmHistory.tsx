import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { fullMoment, moment } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';

/** How often what waits is asked about again, ms. */
const LOOK = 5_000;

/** What head office's CRM was told of one card and answered, newest first. */
export function CrmHistory({ id }: { readonly id: string }) {
  const { t } = useTranslation('customers');
  const history = useQuery(
    trpc.customers.crm.history.queryOptions(
      { ids: [id] },
      {
        staleTime: 0,
        retry: false,
        refetchInterval: ({ state }) =>
          state.data?.records.some(({ entries }) => entries[0]?.state === 'queued') ? LOOK : false,
      },
    ),
  );
  return (
    <section className="panel" aria-label={t('crm.history')}>
      <h2>{t('crm.history')}</h2>
      <Loaded query={history} rows={2}>
        {({ reason, records }) => {
          const entries = records.flatMap((record) => record.entries);
          if (reason !== null)
            return <p className="soft">{t(`crm.reason.${reason}`, { defaultValue: t('crm.reason.other') })}</p>;
          if (entries.length === 0) return <p className="soft">{t('crm.history.none')}</p>;
          return (
            <ol className="crm-history">
              {entries.map((entry) => (
                <li key={`${entry.rev} ${entry.queued_at} ${entry.action}`}>
                  <time title={fullMoment(entry.queued_at)}>{moment(entry.done_at ?? entry.queued_at)}</time>{' '}
                  {t(`crm.entry.${entry.state}.${entry.action}`)}
                  {entry.last_error !== null && entry.state !== 'sent' && (
                    <span className="soft"> {t('crm.answer', { error: entry.last_error, count: entry.attempts })}</span>
                  )}
                </li>
              ))}
            </ol>
          );
        }}
      </Loaded>
    </section>
  );
}
