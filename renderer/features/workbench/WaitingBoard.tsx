import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAttention } from '../../lib/attention.ts';
import { trpc } from '../../lib/trpc.ts';
import { ItemLine } from './ItemLine.tsx';
import type { Item, Open } from './types.ts';

/** Rows of one thing that are shown before one asks for all. */
const FIRST = 6;

/** 等我处理 of the back office: each thing with its first rows. */
export function WaitingBoard({ items, onOpen }: { items: readonly Item[]; onOpen: Open }) {
  const { t } = useTranslation('workbench');
  const questions = useAttention();
  const waiting = items.filter(({ count }) => count > 0);
  if (waiting.length + questions === 0) return <p className="field-hint">{t('wait.none')}</p>;
  return (
    <div className="desk-waiting">
      {questions > 0 && (
        <section aria-label={t('item.questions')}>
          <h3>
            <Link to="/attention">
              {t('item.questions')} {questions}
            </Link>
          </h3>
          <p className="field-hint">{t('about.questions')}</p>
        </section>
      )}
      {waiting.map((item) => (
        <Part key={item.name} item={item} onOpen={onOpen} />
      ))}
    </div>
  );
}

function Part({ item: { name, count }, onOpen }: { item: Item; onOpen: Open }) {
  const { t } = useTranslation('workbench');
  const rows = useQuery(trpc.workbench.rows.queryOptions({ name }));
  return (
    <section aria-label={t(`item.${name}`)}>
      <h3>
        <button
          type="button"
          className="link"
          title={t(`about.${name}`)}
          onClick={() => onOpen({ kind: 'item', name })}
        >
          {t(`item.${name}`)} {count}
        </button>
      </h3>
      <ul>
        {(rows.data ?? []).slice(0, FIRST).map((row) => (
          <li key={row.id}>
            <ItemLine name={name} row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}
