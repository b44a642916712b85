import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { create } from 'zustand';
import { desktopWindow } from '../lib/desktop.ts';
import { type DueNews, dueNews } from '../lib/due.ts';
import { surnameOf } from '../lib/guests.ts';
import { useMay, useSession } from '../lib/session.ts';
import { trpc } from '../lib/trpc.ts';
import { duration } from '../lib/when.ts';

/** What was told of and not looked at yet: beside 工作台 and in the window's title. */
export const useDueCalls = create<{ readonly unseen: number }>(() => ({ unseen: 0 }));

const place = (staffId: string) => `zhanting.due.${staffId}`;
function toldTo(staffId: string): string[] {
  try {
    return JSON.parse(localStorage.getItem(place(staffId)) ?? '[]') as string[];
  } catch {
    return [];
  }
}

/**
 * Contacts that are due are told to the person who sits here, unless they do not want it: of the day in the morning, of a promise before
 * it runs out. On the desktop by a note of the system, which leads to the queue; in a browser by title and number only.
 */
export function DueCalls() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const sells = useMay('consultant', 'manager');
  const staffId = useSession((state) => state.session?.staff.id);
  const locked = useSession((state) => state.locked);
  const wanted = useSession((state) => state.session?.own.dueNotes ?? true);
  const due = useQuery({
    ...trpc.followUps.due.queryOptions(),
    enabled: sells && wanted && !locked,
    refetchInterval: 60_000,
    refetchIntervalInBackground: true,
  });
  const looking = pathname === '/desk';
  // Asked again each minute: the time alone makes news of the same answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (due.data === undefined || staffId === undefined || !wanted) return;
    const { news, told } = dueNews(due.data, Date.now(), toldTo(staffId));
    localStorage.setItem(place(staffId), JSON.stringify(told));
    if (news.length === 0) return;
    if (!looking) useDueCalls.setState(({ unseen }) => ({ unseen: unseen + news.length }));
    if (desktopWindow === undefined) return;
    for (const one of news) {
      const note = new Notification(t(`due.${one.kind}`), { body: bodyOf(one), silent: true });
      note.onclick = () => {
        window.focus();
        void navigate(`/desk?queue=${one.queue}`);
      };
    }
    // Where anybody may read it: how many, and a surname; never a whole name.
    function bodyOf(one: DueNews): string {
      if (one.kind === 'morning') return t('due.morning.text', { count: one.due, overdue: one.overdue });
      const { name, reason, dueAt } = one.line;
      const surname = surnameOf(name);
      const who = surname === undefined ? t('due.somebody') : t('guests.surname', { surname });
      const left = dueAt - Date.now();
      const what = t(`follow-ups:reason.${reason}`);
      return left > 0
        ? t('due.promise.left', { who, what, time: duration(left) })
        : t('due.promise.over', { who, what });
    }
  }, [due.data, due.dataUpdatedAt, staffId, wanted, looking, navigate, t]);
  // The next person at this desk is told their own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of each person
  useEffect(() => () => useDueCalls.setState({ unseen: 0 }), [staffId]);
  useEffect(() => {
    if (looking || !wanted) useDueCalls.setState({ unseen: 0 });
  }, [looking, wanted]);
  return null;
}

/** How much is due that was told and not looked at, beside 工作台. */
export function DueCount() {
  const { t } = useTranslation('app');
  const unseen = useDueCalls((state) => state.unseen);
  if (unseen === 0) return null;
  return (
    <span className="attention-count" role="status" aria-label={t('due.title', { count: unseen })}>
      {unseen}
    </span>
  );
}
