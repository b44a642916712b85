import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../lib/outputs.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { useListView } from '../../ui/listView.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { focusLine, walkLines } from './lines.ts';

type Pair = Outputs['duplicates']['list'][number];

const again = () => queryClient.invalidateQueries(trpc.duplicates.pathFilter());

/**
 * 疑似重复: two cards that may be one, why, and the two ways on; ↑ ↓ walk from pair to pair. Whoever comes back from comparing
 * goes on at that line, or at the one that took its place.
 */
export function PairLines({ name, pairs }: { readonly name: string; readonly pairs: readonly Pair[] }) {
  const { t } = useTranslation('sync');
  const view = useListView(name);
  const list = useRef<HTMLUListElement>(null);
  const goneAt = useRef<number>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the list is without the pair that was settled
  useEffect(() => {
    if (goneAt.current !== undefined && document.activeElement === document.body)
      focusLine(list.current, goneAt.current);
    goneAt.current = undefined;
  }, [pairs.length]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the lines stand again
  useEffect(() => {
    if (view.openId === undefined) return;
    // Settled over there, it leaves the list in a moment.
    goneAt.current = view.order.indexOf(view.openId);
    focusLine(list.current, goneAt.current);
    view.set({ openId: undefined });
  }, []);
  async function dismiss({ id, entity, left, right }: Pair): Promise<void> {
    try {
      await client.duplicates.dismiss.mutate({ id });
      notify(t(`pair.dismissed.${entity}`, { left: left.title, right: right.title }), async () => {
        await client.duplicates.reopen.mutate({ id });
        await again();
      });
      await again();
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <ul ref={list} className="issues" onKeyDown={walkLines}>
      {pairs.map((pair, index) => (
        <li key={pair.id} className="issue">
          <div className="pair">
            {[pair.left, pair.right].map((card) => (
              <span key={card.id}>
                <strong>{card.title}</strong> <span className="soft">{card.facts.join(' · ')}</span>
              </span>
            ))}
          </div>
          <span className="pair-reasons">
            {pair.reasons.map((reason) => (
              <span key={reason} className="tag tag-amber">
                {t(`pair.${reason}`)}
              </span>
            ))}
          </span>
          <Link
            to={`/attention/merge/${pair.entity}/${pair.left.id}/${pair.right.id}`}
            onClick={() => view.set({ openId: pair.id, order: pairs.map(({ id }) => id) })}
          >
            {t('pair.compare')}
          </Link>
          <Button
            size="small"
            onClick={() => {
              goneAt.current = index;
              void dismiss(pair);
            }}
          >
            {t(`pair.not.${pair.entity}`)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
