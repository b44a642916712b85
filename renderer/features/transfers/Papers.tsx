import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { money } from '../../lib/money.ts';
import { shortDay } from '../../lib/when.ts';
import { Print } from './Print.tsx';
import type { OpenTransfer } from './records.ts';

type Props = { readonly open: OpenTransfer };
const STAGES = ['requested', 'approved', 'out', 'received', 'settled'] as const;
const PLACE: Readonly<Record<string, number>> = { requested: 0, approved: 1, out: 2, sentBack: 2, received: 3 };

/** The line of the transfer: how far it is, and who is next at which store. */
export function Stages({ open }: Props) {
  const { t } = useTranslation('transfers');
  const { card, next, settlement, side } = open;
  const at = settlement?.status === 'settled' ? 4 : (PLACE[card.status] ?? -1);
  const store = next && (next.side === 'giver' ? card.fromStoreName : card.toStoreName);
  return (
    <nav className="panel transfer-stages" aria-label={t('stages')}>
      <ol>
        {STAGES.map((stage, place) => (
          <li
            key={stage}
            className={place < at ? 'done' : place === at ? 'now' : 'to-come'}
            {...(place === at && { 'aria-current': 'step' as const })}
          >
            {place < at && '✓ '}
            {t(`stage.${stage}`)}
          </li>
        ))}
      </ol>
      <p className="soft">
        {next ? (
          <>
            {t('next')} <b>{store}</b> {t(`next.${next.what}`)}
            {next.side === side && ` · ${t('next.us')}`}
          </>
        ) : (
          t('next.none')
        )}
      </p>
    </nav>
  );
}

function Part({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel transfer-part" aria-label={title}>
      <h2>
        {title} {actions}
      </h2>
      <dl>{children}</dl>
    </section>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The papers there are, in the order of the way. */
export function Papers({ open }: Props) {
  const { t } = useTranslation('transfers');
  const { card, out, received, settlement, priceFen, side } = open;
  const car = out?.car;
  return (
    <>
      {out && (
        <Part title={`${t('paper.out')} ${out.docNo ?? ''}`} actions={<Print open={open} paper="out" doc={out} />}>
          <Row label={t('field.vin')}>
            {side === 'giver' && card.vehicleId ? <Link to={`/vehicles/${card.vehicleId}`}>{out.vin}</Link> : out.vin}
          </Row>
          <Row label={t('field.model')}>
            {[car?.model ?? car?.series, car?.exteriorColor].filter(Boolean).join(' ')}
          </Row>
          <Row label={t('field.odometerKm')}>{out.odometerKm !== null && `${out.odometerKm} km`}</Row>
          <Row label={t('field.keyCount')}>{out.keyCount}</Row>
          <Row label={t('field.certificates')}>{(out.certificates ?? []).join('、')}</Row>
          <Row label={t('field.carrier')}>{out.carrier}</Row>
          <Row label={t('field.freightFen')}>{out.freightFen ? money(out.freightFen) : ''}</Row>
          <Row label={t('field.priceFen')}>{priceFen !== null && money(priceFen)}</Row>
          <Row label={t('field.signedOn')}>
            {out.signedOn && `${shortDay(out.signedOn)} ${out.signedByName ?? ''} · ${t(`status.${out.status}`)}`}
          </Row>
        </Part>
      )}
      {received && (
        <Part
          title={`${t('paper.in')} ${received.docNo ?? ''}`}
          actions={<Print open={open} paper="in" doc={received} />}
        >
          <Row label={t('field.state')}>{t(`inState.${received.status}`)}</Row>
          <Row label={t('field.odometerKm')}>{received.odometerKm !== null && `${received.odometerKm} km`}</Row>
          <Row label={t('field.location')}>{received.location}</Row>
          <Row label={t('field.damageNote')}>{received.damageNote}</Row>
          <Row label={t('field.damageFen')}>
            {received.damageFen
              ? `${money(received.damageFen)} · ${received.damageLiable ? t(`damageLiable.${received.damageLiable}`) : ''}`
              : ''}
          </Row>
          <Row label={t('field.refusal')}>{received.refusal}</Row>
          <Row label={t('field.signedOn')}>
            {received.signedOn && `${shortDay(received.signedOn)} ${received.signedByName ?? ''}`}
          </Row>
        </Part>
      )}
      {settlement && (
        <Part
          title={`${t('paper.settlement')} ${settlement.docNo ?? ''}`}
          actions={<Print open={open} paper="settlement" doc={settlement} />}
        >
          <Row label={t('field.state')}>{t(`status.${settlement.status}`)}</Row>
          <Row label={t('field.priceFen')}>{money(settlement.priceFen)}</Row>
          <Row label={t('field.freightFen')}>{`+ ${money(settlement.freightFen)}`}</Row>
          <Row label={t('field.damageOff')}>{`− ${money(settlement.damageFen)}`}</Row>
          <Row label={t('field.totalFen')}>
            <b className="tabular">{money(settlement.totalFen)}</b>
          </Row>
          <Row label={t('field.taxpayers')}>{t(`taxpayers.${settlement.taxpayers}`)}</Row>
          <Row label={t('field.vatFen')}>{settlement.vatFen > 0 && money(settlement.vatFen)}</Row>
          <Row label={t('field.invoiceNo')}>{settlement.invoiceNo}</Row>
          <Row label={t('field.confirmedBy')}>
            {[settlement.outByName, settlement.inByName].filter(Boolean).join(' → ')}
          </Row>
        </Part>
      )}
    </>
  );
}
