import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Pick } from '../../../db/sync/model.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { Empty } from '../../ui/Empty.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { IssueChoices } from './IssueChoices.tsx';
import { recordPath, sideText } from './records.ts';
import { takeBack } from './takeBack.ts';

/** One record's two versions; `order` is the queue it stands in. */
export function IssueView({ id, order }: { readonly id: string; readonly order: readonly string[] }) {
  const { t } = useTranslation('sync');
  const navigate = useNavigate();
  const issue = useQuery({ ...trpc.sync.issue.queryOptions({ id }), gcTime: 0 });
  const [picks, setPicks] = useState<Record<string, Pick>>({});
  const at = order.indexOf(id);
  const [previous, next] = [order[at - 1], at < 0 ? undefined : order[at + 1]];
  const place = order.length > 1 && at >= 0 && t('conflict.place', { at: at + 1, count: order.length });
  const go = (to: string | undefined) => void navigate(to === undefined ? '/attention' : `/attention?issue=${to}`);
  const deleted = issue.data?.kind === 'deleted';
  const side = sideText({ elsewhere: issue.data?.elsewhere === true });
  const clashing = (issue.data?.values ?? []).filter(({ clash }) => clash).map(({ field }) => field);
  const open = (deleted ? ['*'] : clashing).filter((field) => picks[field] === undefined);
  const all = (side: Pick) => {
    const fields = deleted ? ['*'] : (issue.data?.values ?? []).map(({ field }) => field);
    setPicks(Object.fromEntries(fields.map((field) => [field, side])));
  };

  const { run: settle, busy } = useOnce(async () => {
    if (issue.data === undefined || open.length > 0) return;
    try {
      await client.sync.resolveIssue.mutate({ id, picks });
      notify(t('conflict.settled', { label: issue.data.label }), () => takeBack(id));
      go(next ?? previous);
      await queryClient.invalidateQueries(trpc.sync.pathFilter());
    } catch (error) {
      notifyFailure(error);
      void issue.refetch();
    }
  });
  useHotkeys(t('attention.title'), [
    { keys: 'ctrl+s', label: t('conflict.settle'), run: () => void settle() },
    { keys: 'alt+1', label: t('conflict.allMine', { side }), run: () => all('mine') },
    { keys: 'alt+2', label: t('conflict.allTheirs'), run: () => all('theirs') },
    { keys: 'alt+arrowup', label: t('conflict.previous'), run: () => previous !== undefined && go(previous) },
    { keys: 'alt+arrowdown', label: t('conflict.next'), run: () => next !== undefined && go(next) },
    { keys: 'escape', label: t('conflict.back'), run: () => go(undefined) },
  ]);
  const { data } = issue;
  const path = data && recordPath({ ...data, wallAt: data.mineAt });
  return (
    <Page
      title={data === undefined ? t('attention.title') : `${t(`entity.${data.entity}`)} ${data.label}`}
      subtitle={
        data && [t(deleted ? 'conflict.deleted.text' : 'conflict.text', { side }), place].filter(Boolean).join(' · ')
      }
      actions={
        <>
          <Button disabled={previous === undefined} onClick={() => go(previous)}>
            {t('conflict.previous')}
          </Button>
          <Button disabled={next === undefined} onClick={() => go(next)}>
            {t('conflict.next')}
          </Button>
          <Button onClick={() => go(undefined)}>{t('conflict.back')}</Button>
        </>
      }
      primary={
        data && (
          <Button type="primary" loading={busy} disabled={open.length > 0} onClick={() => void settle()}>
            {t('conflict.settle')} <kbd>Ctrl+S</kbd>
          </Button>
        )
      }
    >
      {issue.error !== null && data === undefined && (
        <Empty
          title={t('conflict.gone')}
          text={t('conflict.gone.text')}
          action={<Link to="/attention">{t('conflict.back')}</Link>}
        />
      )}
      {issue.error === null && data === undefined && <Waiting rows={6} />}
      {data !== undefined && (
        <section className="panel">
          <div className="attention-tools">
            <Button size="small" onClick={() => all('mine')}>
              {t('conflict.allMine', { side })} <kbd>Alt+1</kbd>
            </Button>
            <Button size="small" onClick={() => all('theirs')}>
              {t('conflict.allTheirs')} <kbd>Alt+2</kbd>
            </Button>
            <span className="field-hint" role="status">
              {open.length > 0 ? t('conflict.open', { count: open.length }) : t('conflict.ready')}
            </span>
            {path !== undefined && <Link to={path}>{t('conflict.card')}</Link>}
          </div>
          <IssueChoices
            issue={data}
            picks={picks}
            onPick={(field, side) => setPicks((now) => ({ ...now, [field]: side }))}
          />
        </section>
      )}
    </Page>
  );
}
