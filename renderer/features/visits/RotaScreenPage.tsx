import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/useNow.ts';
import { briefly, clock } from '../../lib/when.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import type { Rota } from './types.ts';
import './rota-screen.css';

type Place = Rota['order'][number];

/**
 * 大屏 of the greeting desk, to be read from three metres: who stands at the waiting point, who comes next, who has a guest and for how
 * long, who is away, how many guests wait. No guest is named. Live events and a question every half minute keep it right. It never locks
 * by itself; Esc leaves it, and after a while asks for the password.
 */
export default function RotaScreenPage() {
  const { t } = useTranslation('visits');
  const navigate = useNavigate();
  const rota = useQuery({ ...trpc.visits.rota.now.queryOptions(), refetchInterval: 30_000 });
  const screen = useRef<HTMLElement>(null);
  const leave = () => void navigate('/showroom');
  useHotkeys(t('screen.title'), [{ keys: 'escape', label: t('screen.leave'), run: leave }]);
  useEffect(() => {
    screen.current?.focus();
    const { show, endShow } = useSession.getState();
    show();
    return endShow;
  }, []);
  return (
    <main className="rota-screen" id="page" ref={screen} tabIndex={-1} aria-label={t('screen.title')}>
      <Loaded query={rota}>{(data) => <Screen rota={data} onLeave={leave} />}</Loaded>
    </main>
  );
}

function Screen({ rota, onLeave }: { rota: Rota; onLeave: () => void }) {
  const { t } = useTranslation('visits');
  const now = useNow();
  const of = (state: Place['state']) => rota.order.filter((place) => place.state === state);
  const [point] = of('point');
  const [next] = of('next');
  const [behind, busy, away] = [of('inLine'), of('busy'), of('away')];
  const since = (place: Place) => (place.since === null ? '' : briefly(now - place.since));
  return (
    <>
      <header>
        <h1>{t('screen.title')}</h1>
        <time className="tabular">{clock(now)}</time>
        <button type="button" className="link" onClick={onLeave}>
          {t('screen.leave')} <kbd>Esc</kbd>
        </button>
      </header>
      <section
        className={`screen-point${point === undefined ? ' screen-nobody' : ''}`}
        aria-label={t('rota.state.point')}
      >
        <h2>{t('rota.state.point')}</h2>
        <p>{point?.name ?? t('screen.nobody')}</p>
      </section>
      <section className="screen-next" aria-label={t('rota.state.next')}>
        <h2>{t('rota.state.next')}</h2>
        <p>{next?.name ?? '—'}</p>
        {behind.length > 0 && <small>{behind.map(({ name }) => name).join('　')}</small>}
      </section>
      <section className={`screen-waiting${rota.waiting > 0 ? ' screen-waits' : ''}`} aria-label={t('screen.waiting')}>
        <h2>{t('screen.waiting')}</h2>
        <p className="tabular">{t('screen.parties', { count: rota.waiting })}</p>
        {rota.longestWaiting && (
          <small>{t('screen.longest', { time: briefly(now - rota.longestWaiting.arrivedAt) })}</small>
        )}
      </section>
      <section className="screen-busy" aria-label={t('rota.state.busy')}>
        <h2>{t('rota.state.busy')}</h2>
        <ul>
          {busy.map((place) => (
            <li key={place.staffId}>
              <b>{place.name}</b> <span className="tabular">{since(place)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="screen-away" aria-label={t('rota.state.away')}>
        <h2>{t('rota.state.away')}</h2>
        <ul>
          {away.map((place) => (
            <li key={place.staffId}>
              <b>{place.name}</b> <span>{place.reason}</span> <span className="tabular">{since(place)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
