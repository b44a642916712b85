import { useQuery } from '@tanstack/react-query';
import { fullMoment, moment } from '../lib/when.ts';
import { fieldLabel } from '../ui/fieldText.ts';
import { Loaded } from '../ui/Loaded.tsx';
import type { Known } from './about.ts';
import { shownValue } from './shownValue.ts';
import { useWords } from './useWords.ts';

export interface HistoryLine {
  readonly seq: number;
  readonly at: number;
  readonly action: string;
  readonly byName: string | null;
  /** The PC it was done on; null: this one. */
  readonly device: string | null;
  readonly changes: readonly { readonly field: string; readonly from?: unknown; readonly to?: unknown }[];
}

interface RecordHistoryProps {
  readonly about: Known;
  readonly id: string;
  readonly lines: (asked: { id: string }) => Promise<readonly HistoryLine[]>;
}

/** Who changed what, newest first. */
export function RecordHistory({ about, id, lines }: RecordHistoryProps) {
  const t = useWords(about.feature);
  // Under the key the API's own options would have, so that whatever makes the record old makes this old.
  const history = useQuery({
    queryKey: [[about.part, 'history'], { input: { id }, type: 'query' }],
    queryFn: () => lines({ id }),
  });
  /** "库位：一号库 → 展厅" */
  function sentence({ field, from, to }: HistoryLine['changes'][number]): string {
    const label = fieldLabel(about.entity, field);
    return (from ?? null) === null
      ? t('history.set', { label, to: shownValue(about, field, to) })
      : t('history.changed', { label, from: shownValue(about, field, from), to: shownValue(about, field, to) });
  }
  return (
    <section className="panel record-history">
      <h2>{t('history')}</h2>
      <Loaded query={history} rows={3}>
        {(all) => (
          <ol>
            {all.map((line) => (
              <li key={line.seq}>
                <p className="soft">
                  <time title={fullMoment(line.at)}>{moment(line.at)}</time> {line.byName ?? t('history.system')}
                  {line.device !== null && ` · ${line.device}`} {t(`action.${line.action}`)}
                </p>
                {line.changes.map((change) => (
                  <p key={change.field}>{sentence(change)}</p>
                ))}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}
