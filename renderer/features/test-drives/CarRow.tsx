import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { clock } from '../../lib/when.ts';
import { atSlot, type Hours, heldBy, lanesOf, type Place, planOf, slotOf } from './slots.ts';
import type { DayCar, DayDrive } from './types.ts';

interface CarRowProps {
  readonly hours: Hours;
  readonly car: DayCar;
  readonly drives: readonly DayDrive[];
  /** Columns chosen in this row. */
  readonly cursor: Place | undefined;
  /** Somebody has the car then. */
  readonly taken: boolean;
  /** Column of the present instant. */
  readonly now: number | undefined;
  readonly onDown: (slot: number, drive?: DayDrive) => void;
  readonly onOver: (slot: number) => void;
}

const share = ({ slots }: Hours, some: number) => `${(Math.max(0, Math.min(slots, some)) / slots) * 100}%`;

/** One demo car and its day. */
export function CarRow(props: CarRowProps) {
  const { hours, car, drives, cursor, taken, now, onDown, onOver } = props;
  const { t } = useTranslation('test-drives');
  const lanes = lanesOf(drives);
  return (
    <section className="drive-row" aria-label={car.number}>
      <CarHead car={car} />
      <div className="drive-track" style={{ gridTemplateColumns: `repeat(${hours.slots}, 1fr)` }}>
        {Array.from({ length: hours.slots }, (_, slot) => {
          const from = clock(atSlot(hours, slot));
          const other = heldBy(drives, planOf(hours, { carId: car.id, slot, length: 1 }));
          const here = cursor?.slot === slot;
          return (
            <button
              key={from}
              type="button"
              className="drive-slot"
              tabIndex={here ? 0 : -1}
              data-cursor={here || undefined}
              aria-label={t(other ? 'calendar.held' : 'calendar.free', {
                car: car.number,
                from,
                name: other?.customerName,
              })}
              onPointerDown={(event) => event.button === 0 && onDown(slot)}
              onPointerEnter={() => onOver(slot)}
            />
          );
        })}
        {drives.map((drive) => (
          <Block key={drive.id} drive={drive} hours={hours} {...lanes.get(drive.id)!} onDown={() => onDown(0, drive)} />
        ))}
        {cursor && (
          <span
            className={`drive-cursor${taken ? ' drive-taken' : ''}`}
            style={{ left: share(hours, cursor.slot), width: share(hours, cursor.length) }}
            aria-hidden
          >
            {clock(atSlot(hours, cursor.slot))}–{clock(atSlot(hours, cursor.slot + cursor.length))}
          </span>
        )}
        {now !== undefined && <span className="drive-now" style={{ left: share(hours, now) }} aria-hidden />}
      </div>
    </section>
  );
}

function CarHead({ car }: { readonly car: DayCar }) {
  const { t } = useTranslation('test-drives');
  return (
    <span className="drive-car">
      <Link to={`/demo-cars/${car.id}`} tabIndex={-1}>
        <strong>{car.number}</strong> {car.model ?? car.series}
      </Link>
      <small className="soft">
        {[car.plate, car.odometerKm !== null && t('car.km', { km: car.odometerKm.toLocaleString('en') })]
          .filter(Boolean)
          .join(' · ')}
        {car.service && (
          <span className={car.service === 'due' ? 'drive-wrong' : 'drive-soon'}>
            {' '}
            {t(`car.service.${car.service}`)}
          </span>
        )}
      </small>
      {car.out && (
        <small className="drive-out">
          {t('car.out', { name: car.out.name ?? t('calendar.somebody'), at: clock(car.out.plannedEndAt) })}
        </small>
      )}
    </span>
  );
}

interface BlockProps {
  readonly drive: DayDrive;
  readonly hours: Hours;
  /** Its part of the row's height, where two are drawn over each other. */
  readonly lane: number;
  readonly of: number;
  readonly onDown: () => void;
}

function Block({ drive, hours, lane, of, onDown }: BlockProps) {
  const { t } = useTranslation('test-drives');
  const { consultantName, kind, state, late, licence, clashId } = drive;
  const customerName = drive.customerName ?? t('calendar.somebody');
  const from = slotOf(hours, drive.plannedStartAt);
  const style: CSSProperties = {
    left: share(hours, from),
    width: share(hours, slotOf(hours, drive.plannedEndAt) - Math.max(0, from)),
    top: `${(lane / of) * 100}%`,
    height: `${100 / of}%`,
  };
  const warning = late ? t(`late.${late}`) : clashId ? t('clash') : licence ? t(`licence.short.${licence}`) : undefined;
  const said = [clock(drive.plannedStartAt), customerName, t(`kind.${kind}`), consultantName, warning].filter(Boolean);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`drive-block drive-${state}${warning === undefined ? '' : ' drive-warned'}`}
      style={style}
      title={said.join(' · ')}
      aria-label={said.join(' · ')}
      onPointerDown={(event) => event.button === 0 && onDown()}
    >
      <strong>{customerName}</strong>
      <small>{warning ?? consultantName}</small>
    </button>
  );
}
