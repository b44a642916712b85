import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/useNow.ts';
import { clock } from '../../lib/when.ts';
import { notify } from '../../ui/notices.tsx';
import { CarRow } from './CarRow.tsx';
import { atSlot, firstFree, heldBy, hoursOf, lengthOf, type Place, planOf, slotOf, standingAt } from './slots.ts';
import type { Day, DayDrive, OpenDrive } from './types.ts';

interface DayGridProps {
  readonly day: Day;
  /** Series the guest wants: the cursor begins at such a car. */
  readonly wished: string | null;
  /** The drive that is given another time or car. */
  readonly moving: OpenDrive['card'] | undefined;
  /** What is being booked beside the calendar. */
  readonly chosen: Place | undefined;
  readonly onChoose: (place: Place) => void;
  readonly onOpen: (driveId: string) => void;
  readonly onMove: (drive: DayDrive, place: Place) => void;
}

/** Rows are cars, columns half hours. Arrows move, Shift and an arrow makes it longer, Enter books or opens; the mouse drags. */
export function DayGrid(props: DayGridProps) {
  const { day, wished, moving, chosen, onChoose, onOpen, onMove } = props;
  const { cars, drives } = day;
  const hours = useMemo(() => hoursOf(day), [day]);
  const { t } = useTranslation('test-drives');
  const now = useNow();
  const grid = useRef<HTMLElement>(null);
  const length = moving ? lengthOf(moving) : 1;
  const [cursor, setCursor] = useState<Place>(() => {
    const car = cars.find(({ id, series }) =>
      moving ? id === moving.demoCarId : wished !== null && series === wished,
    );
    const carId = (car ?? cars[0]!).id;
    return { carId, slot: firstFree(hours, drives, carId, now), length };
  });
  /** Dragged with the mouse: a stretch of a free row, or a drive to another place. */
  const [drag, setDrag] = useState<{ from: Place; drive?: DayDrive }>();

  // Who came from a card goes on by keyboard at once; elsewhere the cursor is not taken away from what is typed.
  useEffect(() => {
    if (document.activeElement === document.body) focusCell(grid.current);
  }, []);
  // The guest's card came after the calendar did.
  const wishedCar = wished === null ? undefined : cars.find(({ series }) => series === wished)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another guest is booked for
  useEffect(() => {
    if (wishedCar) setCursor({ carId: wishedCar, slot: firstFree(hours, drives, wishedCar, Date.now()), length: 1 });
  }, [wishedCar]);

  function put(place: Place): void {
    // At once: a quick Enter opens the form, whose field must not lose the cursor to a cell afterwards.
    flushSync(() => setCursor(place));
    focusCell(grid.current);
  }
  /** What cannot be dropped there says why. */
  function drop(place: Place, drive?: DayDrive): void {
    const other = heldBy(drives, planOf(hours, place), drive?.id ?? moving?.id);
    if (other) {
      const car = cars.find(({ id }) => id === place.carId)?.number;
      const [from, to] = [clock(other.plannedStartAt), clock(other.plannedEndAt)];
      notify(t('book.taken', { car, from, to, name: other.customerName ?? t('calendar.somebody') }));
    } else if (drive) onMove(drive, place);
    else onChoose(place);
  }
  function keys(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = cars.findIndex(({ id }) => id === cursor.carId);
    const { slot, length } = cursor;
    const to = (place: Partial<Place>) => put({ ...cursor, ...place });
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (side && event.shiftKey) to({ length: Math.max(1, Math.min(hours.slots - slot, length + side)) });
    else if (side) to({ slot: Math.max(0, Math.min(hours.slots - length, slot + side)) });
    else if (down) to({ carId: cars[Math.max(0, Math.min(cars.length - 1, row + down))]!.id });
    else if (event.key === 'Home') to({ slot: 0 });
    else if (event.key === 'End') to({ slot: hours.slots - length });
    else if (event.key === 'Enter') {
      const other = standingAt(drives, planOf(hours, { ...cursor, length: 1 }));
      if (other && !moving) onOpen(other.id);
      else drop(cursor);
    } else return;
    event.preventDefault();
  }
  function over(carId: string, slot: number): void {
    if (!drag) return;
    const { from, drive } = drag;
    if (drive) setCursor({ carId, slot: Math.max(0, Math.min(hours.slots - from.length, slot)), length: from.length });
    else if (carId === from.carId)
      setCursor({ carId, slot: Math.min(slot, from.slot), length: Math.abs(slot - from.slot) + 1 });
  }
  function letGo(): void {
    if (!drag) return;
    setDrag(undefined);
    const { from, drive } = drag;
    const moved = cursor.carId !== from.carId || cursor.slot !== from.slot;
    if (drive && !moved) onOpen(drive.id);
    else drop(cursor, drive);
  }
  const active = chosen ?? cursor;
  const taken = heldBy(drives, planOf(hours, active), drag?.drive?.id ?? moving?.id) !== undefined;
  const line = slotOf(hours, now);
  return (
    <section
      ref={grid}
      aria-label={t('calendar.grid')}
      className={`drive-grid${drag ? ' drive-dragging' : ''}${chosen ? ' drive-choosing' : ''}`}
      onKeyDown={keys}
      onPointerUp={letGo}
      onPointerLeave={() => setDrag(undefined)}
    >
      <div className="drive-hours">
        <span>{t('calendar.car')}</span>
        <div>
          {Array.from({ length: Math.floor(hours.slots / 2) + 1 }, (_, hour) => (
            <span key={atSlot(hours, hour * 2)} style={{ left: `${((hour * 2) / hours.slots) * 100}%` }}>
              {clock(atSlot(hours, hour * 2))}
            </span>
          ))}
        </div>
      </div>
      {cars.map((car) => (
        <CarRow
          key={car.id}
          hours={hours}
          car={car}
          drives={drives.filter(({ demoCarId }) => demoCarId === car.id)}
          cursor={active.carId === car.id ? active : undefined}
          taken={taken}
          now={line > 0 && line < hours.slots ? line : undefined}
          onDown={(slot, drive) => {
            const from = drive
              ? { carId: car.id, slot: Math.round(slotOf(hours, drive.plannedStartAt)), length: lengthOf(drive) }
              : { carId: car.id, slot, length };
            setCursor(from);
            if (!drive || drive.state === 'booked') setDrag({ from, ...(drive && { drive }) });
            else onOpen(drive.id);
          }}
          onOver={(slot) => over(car.id, slot)}
        />
      ))}
    </section>
  );
}

const focusCell = (grid: HTMLElement | null) => grid?.querySelector<HTMLElement>('[data-cursor]')?.focus();
