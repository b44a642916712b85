import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, matchPath, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { useNewDay } from '../lib/newDay.ts';
import { useStaff } from '../lib/session.ts';
import { listenForHotkeys, useHotkeys } from '../ui/hotkeys.ts';
import { PageGuard } from '../ui/LeaveGuard.tsx';
import { AttentionCount } from './AttentionCount.tsx';
import { DueCalls, DueCount } from './DueCalls.tsx';
import { FollowUpCount } from './FollowUpCount.tsx';
import { GuestCount } from './GuestCount.tsx';
import { HotkeyOverview } from './HotkeyOverview.tsx';
import { LossCount } from './LossCount.tsx';
import { RequestCount } from './RequestCount.tsx';
import { routes, routesFor } from './routes.tsx';
import { type Section, sectionsFor } from './sections.tsx';
import { TopBar } from './TopBar.tsx';

const ContactDrawer = lazy(() => import('../features/follow-ups/ContactDrawer.tsx'));
const LossDrawer = lazy(() => import('../features/losses/LossDrawer.tsx'));

/** Top bar, rail and the page between them. */
export function Frame(props: { showroomName: string }) {
  const { t } = useTranslation('app');
  const { role } = useStaff();
  const [overview, setOverview] = useState(false);
  const { pathname } = useLocation();
  const sections = sectionsFor(role);
  const first = pathname.split('/')[1] ?? '';
  const here = routes.find(({ path }) => matchPath(path, pathname))?.section;
  const section = sections.find(({ name }) => name === here);
  useEffect(listenForHotkeys, []);
  useNewDay();
  const navigate = useNavigate();
  const floor = routesFor(role).find((route) => route.path === 'showroom');
  const register = () => void navigate('/showroom');
  // On the floor page itself the panel's own key puts the cursor back into its first field.
  const toFloor = floor === undefined || first === floor.path ? [] : ['ctrl+n'];
  useHotkeys(t('keys.frame'), [
    { keys: '?', label: t('keys.overview'), run: () => setOverview(true) },
    ...toFloor.map((keys) => ({ keys, label: t('keys.register'), run: register })),
  ]);
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={skipToPage}>
        {t('frame.skip')}
      </button>
      <DueCalls />
      <TopBar showroomName={props.showroomName} />
      <nav className="rail" aria-label={t('frame.rail')}>
        {sections.map((one) => (
          <Link
            key={one.name}
            to={`/${one.tabs[0]?.path ?? ''}`}
            className="rail-item"
            aria-current={one.name === here ? 'page' : undefined}
          >
            {one.icon}
            {t(`section.${one.name}`)}
            {one.name === 'desk' && <DueCount />}
            {one.name === 'floor' && <GuestCount />}
            {one.name === 'followUps' && <FollowUpCount />}
            {one.name === 'system' && <AttentionCount />}
          </Link>
        ))}
      </nav>
      <div className="stage">
        {section !== undefined && section.tabs.length > 1 && <Tabs section={section} />}
        <Outlet />
        <PageGuard />
        <Suspense>
          <ContactDrawer />
          <LossDrawer />
        </Suspense>
      </div>
      {overview && <HotkeyOverview onClose={() => setOverview(false)} />}
    </div>
  );
}

/** Past the bar and the rail, into the page's first control. */
function skipToPage(): void {
  document.getElementById('page')?.querySelector<HTMLElement>('input, button, a, [tabindex="0"]')?.focus();
}

function Tabs(props: { section: Section }) {
  const { t } = useTranslation('app');
  return (
    <nav className="section-tabs" aria-label={t(`section.${props.section.name}`)}>
      {props.section.tabs.map((route) => (
        <NavLink key={route.path} to={`/${route.path}`}>
          {t([`page.${route.tab}`, `${route.tab}:title`])}
          {route.tab === 'losses' && <LossCount />}
          {route.tab === 'requests' && <RequestCount />}
          {route.tab === 'attention' && <AttentionCount />}
        </NavLink>
      ))}
    </nav>
  );
}
