import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flushDrafts } from '../lib/drafts.ts';
import { refusalOf } from '../lib/errors.ts';
import { useSession, useStaff } from '../lib/session.ts';
import { client, queryClient } from '../lib/trpc.ts';
import { ErrorNote } from '../ui/ErrorState.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { PersonPicker, useCountdown } from './PersonPicker.tsx';

/** Locks the window when nobody touches it. The page beneath stays as it is, out of sight and out of reach. */
export function LockOverlay(props: { children: ReactNode }) {
  const locked = useSession((state) => state.locked);
  useIdleLock();
  useFocusBack(locked);
  return (
    <>
      <div id="desk" inert={locked} className={locked ? 'desk desk-locked' : 'desk'}>
        {props.children}
      </div>
      {locked && <Locked />}
    </>
  );
}

/** Locks here at once and at the host as soon as it holds what was typed last. */
export async function lockNow(): Promise<void> {
  useSession.getState().lock();
  await flushDrafts();
  await client.session.lock.mutate().catch(() => undefined);
}

/** After unlocking, the cursor stands where it stood. */
function useFocusBack(locked: boolean): void {
  const left = useRef<Element>(null);
  useLayoutEffect(() => {
    if (!locked) return undefined;
    return () => giveBack(left.current, 30);
  }, [locked]);
  useEffect(() => {
    const note = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.closest('#desk') !== null) left.current = event.target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
}

/** Until the desk was drawn again the browser takes it for inert and refuses the focus: asks again frame by frame. */
function giveBack(element: Element | null, frames: number): void {
  requestAnimationFrame(() => {
    const taken = document.activeElement !== document.body;
    if (taken || frames === 0 || !(element instanceof HTMLElement)) return;
    element.focus();
    giveBack(element, frames - 1);
  });
}

function useIdleLock(): void {
  const idleMinutes = useSession((state) => state.session?.idleMinutes ?? 10);
  useEffect(() => {
    let touched = Date.now();
    const touch = () => {
      touched = Date.now();
    };
    // The clock is compared, not counted: a PC that slept through the time locks when it wakes.
    const timer = setInterval(() => {
      const { locked, shownSince } = useSession.getState();
      if (Date.now() - touched >= idleMinutes * 60_000 && !locked && shownSince === undefined) void lockNow();
    }, 5000);
    // Whoever takes down a page that hung on the wall may be anybody.
    const watched = useSession.subscribe(({ shownSince }, { shownSince: before }) => {
      const tookDown = before !== undefined && shownSince === undefined;
      if (tookDown && Date.now() - before >= idleMinutes * 60_000) void lockNow();
    });
    window.addEventListener('pointermove', touch, { passive: true });
    window.addEventListener('pointerdown', touch, { passive: true });
    window.addEventListener('keydown', touch);
    return () => {
      clearInterval(timer);
      watched();
      window.removeEventListener('pointermove', touch);
      window.removeEventListener('pointerdown', touch);
      window.removeEventListener('keydown', touch);
    };
  }, [idleMinutes]);
}

function Locked() {
  const { t } = useTranslation('app');
  const { name } = useStaff();
  const [password, setPassword] = useState('');
  const [other, setOther] = useState(false);
  const wait = useCountdown();
  const unlock = useMutation({
    mutationFn: () => client.session.unlock.mutate({ password }),
    onSuccess: () => {
      useSession.getState().unlock();
      void queryClient.invalidateQueries();
    },
    onError: (error) => {
      setPassword('');
      wait.start(Number(refusalOf(error)?.params?.waitSeconds ?? 0));
    },
  });
  return (
    <div className="lock" role="dialog" aria-modal="true" aria-label={t('lock.title')}>
      <h2>{t('lock.title')}</h2>
      <p>{t('lock.text', { name })}</p>
      {other ? (
        <PersonPicker />
      ) : (
        <form
          className="password"
          onSubmit={(event) => {
            event.preventDefault();
            if (password !== '' && wait.left === 0) unlock.mutate();
          }}
        >
          <TextInput<string>
            type="password"
            autoFocus
            placeholder={t('login.password', { name })}
            value={password}
            onChange={setPassword}
          />
          <Button type="primary" htmlType="submit" loading={unlock.isPending} disabled={wait.left > 0}>
            {wait.left > 0 ? t('login.wait', { seconds: wait.left }) : t('lock.open')}
          </Button>
          {unlock.error !== null && <ErrorNote error={unlock.error} />}
        </form>
      )}
      <button type="button" className="link" onClick={() => setOther(!other)}>
        {t(other ? 'lock.same' : 'lock.other')}
      </button>
    </div>
  );
}
