import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';

/** 我的抽屉 in one line: how many cards of each level, how many of them overdue. */
export function DrawerStrip({ ownerId }: { ownerId: string | null }) {
  const { t } = useTranslation('follow-ups');
  const drawer = useQuery(trpc.followUps.drawer.queryOptions({ ownerId }));
  return (
    <div className="drawer-strip">
      <Link to="/drawer">{t('drawer.title')}</Link>
      {(drawer.data ?? []).map(({ rule, count, overdue }) => (
        <span key={rule.level}>
          <LevelTag level={rule.level} /> <b className="tabular">{count}</b>
          {overdue > 0 && <span className="queue-late"> {t('drawer.overdue', { count: overdue })}</span>}
        </span>
      ))}
    </div>
  );
}
