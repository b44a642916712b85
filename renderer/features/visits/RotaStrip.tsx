import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay, useStaff } from '../../lib/session.ts';
import { useNow } from '../../lib/useNow.ts';
import { briefly } from '../../lib/when.ts';
import type { OpenPanel, Rota } from './types.ts';

type Place = Rota['order'][number];

const STANDS: readonly Place['state'][] = ['point', 'next', 'inLine', 'busy', 'away'];

/** First who stands at the waiting point, then the line behind, then who has a guest and who is away. */
export const asTheyStand = (order: readonly Place[]): Place[] =>
  order.toSorted((a, b) => STANDS.indexOf(a.state) - STANDS.indexOf(b.state));

/** 排班: how each consultant stands; a press on one notes 跳过, 离开 or 返回. */
export function RotaStrip(props: { rota: Rota; onOpen: (panel: OpenPanel) => void; links?: boolean }) {
  const { t } = useTranslation('visits');
  const keeps = useMay('reception', 'manager', 'admin');
  const me = useStaff();
  const now = useNow();
  const { rota, onOpen } = props;
  if (rota.order.length === 0) return null;
  return (
    <section className="rota-strip" aria-label={t('rota.open')}>
      {asTheyStand(rota.order).map((place) => {
        const said = (
          <>
            <i>{place.state === 'away' ? (place.reason ?? t('rota.state.away')) : t(`rota.state.${place.state}`)}</i>
            <b>{place.name}</b>
            {place.since !== null && <small className="tabular">{briefly(now - place.since)}</small>}
          </>
        );
        const about = { className: `rota-chip rota-${place.state}`, 'data-person': place.staffId };
        return keeps || place.staffId === me.id ? (
          <button
            key={place.staffId}
            type="button"
            {...about}
            onClick={() => onOpen({ kind: 'rotaStep', staffId: place.staffId })}
          >
            {said}
          </button>
        ) : (
          <span key={place.staffId} {...about}>
            {said}
          </span>
        );
      })}
      {props.links && (
        <span className="rota-links">
          <Link to="/rota">{t('rota.toLog')}</Link>
          <Link to="/rota-screen">{t('rota.toScreen')}</Link>
        </span>
      )}
    </section>
  );
}
