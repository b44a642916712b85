import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAttention } from '../../lib/attention.ts';
import type { Item, Open } from './types.ts';

/** Things that wait in one line each, those that stand at nothing left out; a press opens the rows. */
export function Items(props: {
  title: string;
  items: readonly Item[];
  /** 需处理 (two versions of a record, cards that look alike) belongs here too. */
  questions?: boolean;
  alarming?: boolean;
  none: string;
  onOpen: Open;
}) {
  const { t } = useTranslation('workbench');
  const questions = useAttention();
  const asked = props.questions ? questions : 0;
  const items = props.items.filter(({ count }) => count > 0);
  const total = items.reduce((sum, { count }) => sum + count, asked);
  return (
    <section className="panel desk-items" aria-label={props.title}>
      <h2>
        {props.title} {total > 0 && <span className={props.alarming ? 'queue-late' : undefined}>{total}</span>}
      </h2>
      {total === 0 ? (
        <p className="field-hint">{props.none}</p>
      ) : (
        <ul>
          {items.map(({ name, count }) => (
            <li key={name}>
              <button type="button" title={t(`about.${name}`)} onClick={() => props.onOpen({ kind: 'item', name })}>
                <span>{t(`item.${name}`)}</span>
                <b className="tabular">{count}</b>
              </button>
            </li>
          ))}
          {asked > 0 && (
            <li>
              <Link to="/attention">
                <span>{t('item.questions')}</span>
                <b className="tabular">{asked}</b>
              </Link>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
