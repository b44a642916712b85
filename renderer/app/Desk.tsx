import { useMemo } from 'react';
import { createHashRouter, Navigate, useLocation } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { useStaff } from '../lib/session.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { Broken } from './Broken.tsx';
import { Frame } from './Frame.tsx';
import { LockOverlay } from './LockOverlay.tsx';
import './onCards.ts';
import { routesFor } from './routes.tsx';
import { sectionsFor } from './sections.tsx';

/** Everything behind the login. Hash addresses: one index.html serves app:// and http:// and a reload finds its files. */
export default function Desk(props: { showroomName: string }) {
  const { id, role } = useStaff();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person begins on their own first page
  const router = useMemo(
    () =>
      createHashRouter([
        {
          element: <Frame showroomName={props.showroomName} />,
          errorElement: <Broken />,
          hydrateFallbackElement: <Waiting />,
          children: [
            ...routesFor(role).map((route) => ({
              path: route.path,
              errorElement: <Broken />,
              lazy: async () => ({ Component: await route.page().then((page) => page.default, missing) }),
            })),
            { path: '*', element: <Elsewhere to={`/${sectionsFor(role)[0]?.tabs[0]?.path ?? ''}`} /> },
          ],
        },
      ]),
    [id, role, props.showroomName],
  );
  return (
    <LockOverlay>
      <RouterProvider router={router} />
    </LockOverlay>
  );
}

/** The page's file cannot be read (an update under an open window): said in words, with the way to load the new one. */
const missing = () => Broken;

/** No page of this role stands at the address. Anew for each address, even while the first page is still loading. */
function Elsewhere(props: { to: string }) {
  const { pathname } = useLocation();
  return <Navigate key={pathname} replace to={props.to} />;
}
