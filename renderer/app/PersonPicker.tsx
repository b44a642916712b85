import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useContacting } from '../lib/contacting.ts';
import { flushDrafts } from '../lib/drafts.ts';
import { refusalOf } from '../lib/errors.ts';
import { useLosing } from '../lib/losing.ts';
import { settleIn } from '../lib/own.ts';
import { useSeeking } from '../lib/seeking.ts';
import { useSession } from '../lib/session.ts';
import { client, queryClient, trpc } from '../lib/trpc.ts';
import { ErrorNote } from '../ui/ErrorState.tsx';
import { forgetViews } from '../ui/listView.ts';
import { clearNotices, notifyFailure } from '../ui/notices.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { Waiting } from '../ui/Waiting.tsx';

/** Tiles of everybody who works here: a digit picks one, then the password, then Enter. */
export function PersonPicker(props: { onDone?: () => void }) {
  const { t } = useTranslation('app');
  const users = useQuery(trpc.session.users.queryOptions(undefined, { staleTime: 0 }));
  const [picked, setPicked] = useState<string>();
  const people = users.data ?? [];
  const person = people.find(({ id }) => id === picked);
  function pick(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || !/^[1-9]$/.test(event.key) || event.target instanceof HTMLInputElement) return;
    const chosen = people[Number(event.key) - 1];
    if (chosen === undefined) return;
    event.preventDefault();
    setPicked(chosen.id);
  }
  if (users.isPending) return <Waiting rows={3} />;
  return (
    <section
      className="picker"
      aria-label={t('login.who')}
      onKeyDown={pick}
      ref={(element) => {
        if (picked === undefined) element?.focus();
      }}
      tabIndex={-1}
    >
      <div className="people">
        {people.map((one, index) => (
          <button
            key={one.id}
            type="button"
            className="person"
            aria-pressed={one.id === picked}
            onClick={() => setPicked(one.id)}
          >
            {index < 9 && <kbd>{index + 1}</kbd>}
            <strong>{one.name}</strong>
            <span>{t(`role.${one.role}`)}</span>
          </button>
        ))}
      </div>
      {users.error !== null && <ErrorNote error={users.error} />}
      {person !== undefined && (
        <Password
          key={person.id}
          person={person}
          onBack={() => setPicked(undefined)}
          {...(props.onDone && { onDone: props.onDone })}
        />
      )}
    </section>
  );
}

/** Opens a session for another person on this window; the earlier one's session and answers are forgotten. */
async function enter(person: { id: string; login: string }, password: string): Promise<void> {
  const before = useSession.getState().session;
  const session = await client.session.login.mutate({ id: person.id, login: person.login, password });
  if (before !== undefined) {
    await flushDrafts();
    await client.session.logout.mutate().catch(() => undefined);
  }
  useSession.getState().open(session);
  // Answers of the earlier person must not be seen, not even for a moment; who works here and whose showroom this is may stay.
  const theirs = {
    predicate: ({ queryKey }: { queryKey: readonly unknown[] }) =>
      !/^\[\["(setup|session)"/.test(JSON.stringify(queryKey)),
  };
  queryClient.removeQueries({ ...theirs, type: 'inactive' });
  await queryClient.resetQueries(theirs);
  forgetViews();
  useSeeking.getState().stop();
  clearNotices();
  useContacting.getState().close();
  useLosing.getState().close();
  await settleIn().catch(notifyFailure);
}

function Password(props: {
  person: { id: string; login: string; name: string };
  onDone?: () => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('app');
  const [password, setPassword] = useState('');
  const wait = useCountdown();
  const login = useMutation({
    mutationFn: () => enter(props.person, password),
    onSuccess: () => props.onDone?.(),
    onError: (error) => {
      setPassword('');
      wait.start(Number(refusalOf(error)?.params?.waitSeconds ?? 0));
    },
  });
  return (
    <form
      className="password"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '' && wait.left === 0 && !login.isPending) login.mutate();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        props.onBack();
      }}
    >
      <TextInput<string>
        type="password"
        autoFocus
        aria-labelledby="login-password"
        placeholder={t('login.password', { name: props.person.name })}
        value={password}
        onChange={setPassword}
        status={login.isError ? 'error' : undefined}
      />
      <span id="login-password" className="unseen">
        {t('login.password', { name: props.person.name })}
      </span>
      <Button type="primary" htmlType="submit" loading={login.isPending} disabled={wait.left > 0}>
        {wait.left > 0 ? t('login.wait', { seconds: wait.left }) : t('login.enter')}
      </Button>
      {login.error !== null && <ErrorNote error={login.error} />}
    </form>
  );
}

/** Seconds still to wait, counting down. */
export function useCountdown(): { left: number; start: (seconds: number) => void } {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  const waiting = left > 0;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [waiting]);
  return {
    left,
    start: (seconds) => {
      setNow(Date.now());
      setUntil(Date.now() + seconds * 1000);
    },
  };
}
