import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { desktopWindow } from '../lib/desktop.ts';
import { type MyGuest, surnameOf, useMyGuests } from '../lib/guests.ts';
import { useSession } from '../lib/session.ts';
import { chime } from '../lib/sound.ts';
import { client, queryClient, trpc } from '../lib/trpc.ts';
import { useHotkeys } from '../ui/hotkeys.ts';
import { notify, notifyFailure } from '../ui/notices.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useDueCalls } from './DueCalls.tsx';

/** A party was given to the person who sits here: said in the top bar with 接待, in the window's title, by a tone, and to the system. */
export function GuestCalls(props: { showroomName: string }) {
  const { t } = useTranslation('app');
  const guests = useMyGuests();
  const { pathname } = useLocation();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const due = useDueCalls(({ unseen }) => unseen);
  useTitle(props.showroomName, guests.length, due);
  useNews(guests);
  const guest = pathname === '/showroom' ? undefined : guests.find(({ id }) => !hidden.includes(id));
  const name = guest?.name ?? guest?.guestDescription ?? t('guests.somebody');
  const { run } = useOnce(async () => {
    if (guest === undefined) return;
    try {
      await client.visits.receive.mutate({ id: guest.id, rev: guest.rev });
      notify(t('guests.receiving', { name }));
    } catch (error) {
      notifyFailure(error);
    } finally {
      await queryClient.invalidateQueries(trpc.visits.pathFilter());
    }
  });
  useHotkeys(t('keys.frame'), guest ? [{ keys: 'alt+j', label: t('guests.key'), run: () => void run() }] : []);
  return (
    <div className="guest-call" role="status" aria-live="assertive">
      {guest !== undefined && (
        <div className="notice">
          <span>{t('guests.waits', { name })}</span>
          <button type="button" className="link" onClick={() => void run()}>
            {t('guests.receive')} <kbd>Alt+J</kbd>
          </button>
          <button
            type="button"
            className="link"
            aria-label={t('ui:close')}
            onClick={() => setHidden([...hidden, guest.id])}
          >
            ×
          </button>
        </div>
      )}
    </div>
  );
}

/** "1 位客人在等 · 城西雷克萨斯 · 展厅通"; who waits in person comes before who is to be called. */
function useTitle(showroomName: string, count: number, due: number): void {
  const { t } = useTranslation('app');
  const plain = `${showroomName} · 展厅通`;
  const said = count > 0 ? t('guests.title', { count }) : due > 0 ? t('due.title', { count: due }) : undefined;
  const title = said === undefined ? plain : `${said} · ${plain}`;
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = plain;
    };
  }, [title, plain]);
}

/** What is new since the last look, and not of this person's own doing: a tone if they want one, a note of the system on the desktop. */
function useNews(guests: readonly MyGuest[]): void {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const known = useRef<ReadonlySet<string>>(undefined);
  const loud = useSession((state) => state.session?.own.guestSound ?? false);
  useEffect(() => {
    const before = known.current;
    known.current = new Set(guests.map(({ id }) => id));
    const news = guests.filter(({ id, byMe }) => !byMe && !before?.has(id));
    if (before === undefined || news.length === 0) return;
    if (loud) chime();
    if (desktopWindow === undefined) return;
    for (const { name, guestDescription } of news) {
      const who = surnameOf(name);
      const body =
        who === undefined ? (guestDescription ?? t('guests.somebody')) : t('guests.surname', { surname: who });
      const note = new Notification(t('guests.note'), { body, silent: true });
      note.onclick = () => {
        window.focus();
        void navigate('/showroom');
      };
    }
  }, [guests, loud, t, navigate]);
}
