import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../lib/outputs.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';

type Pair = Outputs['duplicates']['list'][number];

const again = () => queryClient.invalidateQueries(trpc.duplicates.pathFilter());

/** 疑似重复: two cards that may be one, why, and the two ways on. */
export function PairLines({ pairs }: { readonly pairs: readonly Pair[] }) {
  const { t } = useTranslation('sync');
  async function dismiss({ id, left, right }: Pair): Promise<void> {
    try {
      await client.duplicates.dismiss.mutate({ id });
      notify(t('pair.dismissed', { left: left.title, right: right.title }), async () => {
        await client.duplicates.reopen.mutate({ id });
        await again();
      });
      await again();
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <section className="panel">
      <h2>{t('pairs', { count: pairs.length })}</h2>
      <ul className="issues">
        {pairs.map((pair) => (
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
            <Link to={`/merge/${pair.entity}/${pair.left.id}/${pair.right.id}`}>{t('pair.compare')}</Link>
            <Button size="small" onClick={() => void dismiss(pair)}>
              {t(`pair.not.${pair.entity}`)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
