import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { fullMoment, moment } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { shownValue } from './shownValue.ts';
import type { HistoryLine } from './types.ts';

/** Who changed what, newest first. */
export function History({ id }: { readonly id: string }) {
  const { t } = useTranslation('vehicles');
  const history = useQuery(trpc.vehicles.history.queryOptions({ id }));
  return (
    <section className="panel car-history">
      <h2>{t('part.history')}</h2>
      <Loaded query={history} rows={3}>
        {(lines) => (
          <ol>
            {lines.map((line) => (
              <li key={line.seq}>
                <p className="soft">
                  <time title={fullMoment(line.at)}>{moment(line.at)}</time> {line.byName ?? t('history.system')}
                  {line.device !== null && ` · ${line.device}`} {t(`action.${line.action}`)}
                </p>
                {line.changes.map((change) => (
                  <p key={change.field}>{sentence(t, change)}</p>
                ))}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

/** "库位 一号库 → 展厅" */
function sentence(t: TFunction, { field, from, to }: HistoryLine['changes'][number]): string {
  const label = t(`field.${field}`);
  return from === null
    ? t('history.set', { label, to: shownValue(t, field, to) })
    : t('history.changed', { label, from: shownValue(t, field, from), to: shownValue(t, field, to) });
}
