import { useQuery } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { antdLocale } from '../lib/i18n.ts';
import { listen } from '../lib/live.ts';
import { useSession } from '../lib/session.ts';
import { trpc } from '../lib/trpc.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { Catch } from './Broken.tsx';
import { Login } from './Login.tsx';
import { PutBackDone } from './PutBack.tsx';
import { useTheme } from './theme.ts';
import { findTrouble, usePutBack } from './trouble.ts';

const Desk = lazy(() => import('./Desk.tsx'));
const FirstRun = lazy(() => import('./FirstRun.tsx'));
const Trouble = lazy(() => import('./Trouble.tsx'));

/** Trouble with the store, first run, login, or the desk: what this window shows now. */
function Stage() {
  const session = useSession((state) => state.session);
  const setup = useQuery(
    trpc.setup.state.queryOptions(undefined, {
      // While the host starts, or tells of trouble, ask again by itself.
      refetchInterval: (query) => (query.state.data === undefined ? 3000 : false),
    }),
  );
  const trouble = useQuery({
    queryKey: ['trouble'],
    queryFn: findTrouble,
    enabled: setup.error !== null,
    refetchInterval: 3000,
  });
  // A showroom counts as set up before the last step, joining head office: once begun, the first run says when it is over.
  const [settingUp, setSettingUp] = useState(false);
  if (setup.data?.ready === false && !settingUp) setSettingUp(true);
  const name = setup.data?.showroomName;
  useEffect(() => {
    if (name) document.title = `${name} · 展厅通`;
  }, [name]);
  useEffect(() => (session === undefined ? undefined : listen(session)), [session]);
  const putBack = usePutBack((state) => state.outcome);
  if (putBack !== null) return <PutBackDone {...putBack} />;
  if (setup.error !== null && setup.data === undefined && trouble.isSuccess) {
    return <Trouble kind={trouble.data ?? 'noAnswer'} />;
  }
  if (setup.data === undefined) return <Waiting />;
  if (settingUp) return <FirstRun onDone={() => setSettingUp(false)} />;
  return session === undefined ? <Login showroomName={name ?? ''} /> : <Desk showroomName={name ?? ''} />;
}

/** Dialogs and lists open inside the desk, so that locking it hides and stops them too. */
function popupPlace(): HTMLElement {
  return document.getElementById('desk') ?? document.body;
}

export function App() {
  useTranslation();
  const locale = antdLocale();
  return (
    <ConfigProvider
      getPopupContainer={popupPlace}
      theme={useTheme()}
      {...(locale === undefined ? {} : { locale })}
      button={{ autoInsertSpace: false }}
    >
      <Catch>
        <Suspense fallback={<Waiting />}>
          <Stage />
        </Suspense>
      </Catch>
    </ConfigProvider>
  );
}
