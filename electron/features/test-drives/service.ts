import { dayOf } from '../../../db/core/day.ts';
import type { ChangesOf } from '../../../db/entities.ts';
import { type TypedDrive, typedDrive } from '../../../db/test-drives/model.ts';
import { bookingProblems, lateness, licenceProblems, tidyDrive } from '../../../db/test-drives/rules.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { historying } from '../../records/history.ts';
import { opening, revealing } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { requireRecord } from '../../records/standing.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { customerOf, requireCustomer } from '../vehicles/rows.ts';
import { type Plan, refuseInactive, refuseTaken } from './plans.ts';
import { driveSight, type TestDrive } from './rows.ts';
import { PLAN } from './sync.ts';

/** 协议编号: readable over the phone and made without asking anybody, so that two PCs offline never hand out the same one. */
const driveNoOf = (id: string, at: number) =>
  `SJ${dayOf(at).slice(2).replaceAll('-', '')}-${id.slice(-5).toUpperCase()}`;

const BOOKED_ONLY = ['customerId', 'demoCarId', 'kind', 'plannedStartAt', 'plannedEndAt'] as const;

/**
 * 试乘试驾 as it is booked and prepared; what happens then are steps. Among its refusals: `drive.taken` naming the other booking,
 * `drive.carInactive`, `drive.begun` (a drive that left keeps its guest, car and plan).
 */
export const driveSaving = saving({
  entity: 'test_drive',
  fields: typedDrive,
  sight: driveSight,
  tidy: tidyDrive,
  problems: bookingProblems,
  check(tx, typed, row) {
    if (row === null && !typed.customerId) throw new InvalidInput([{ path: 'customerId', code: 'field.required' }]);
    if (row && row.state !== 'booked' && BOOKED_ONLY.some((field) => field in typed)) throw new Refusal('drive.begun');
    const { demoCarId, plannedStartAt, plannedEndAt } = { ...row, ...typed } as Plan;
    if (['demoCarId', 'plannedStartAt', 'plannedEndAt'].some((field) => field in typed)) {
      refuseInactive(tx, { demoCarId, plannedStartAt, plannedEndAt });
      refuseTaken(tx, { demoCarId, plannedStartAt, plannedEndAt }, row?.id);
    }
    if (row === null || typed.customerId) return ofCustomer(tx, typed, row);
    return undefined;
  },
  usual: { kind: 'drive' },
  born: (tx, id, who) => ({
    driveNo: driveNoOf(id, tx.at),
    state: 'booked' as const,
    ...(who.role === 'consultant' && { consultantId: who.id }),
  }),
});

/** What the customer card knows: who drives, their phone, whose customer they are. */
function ofCustomer(tx: Write, typed: Partial<TypedDrive>, row: TestDrive | null) {
  const { id } = requireCustomer(tx, typed.customerId!);
  const card = requireRecord(tx, 'customer', id);
  const person = card.kind === 'person' ? { driverName: card.name, driverMobile: card.mobile } : {};
  // Another guest brings another licence.
  const before =
    row && row.customerId !== id ? { licenceNo: null, driverIdNo: null, signedAt: null, signature: null } : {};
  return {
    ...before,
    ...person,
    ...(typed.driverName && { driverName: typed.driverName }),
    ...(typed.driverMobile && { driverMobile: typed.driverMobile }),
    customerId: id,
    ...(!typed.consultantId && card.ownerId && { consultantId: card.ownerId }),
  };
}

/** Writes a new drive in two: the plan, then whose it is, so that the first may travel without the second (`testDriveSync`). */
const inTwo = (tx: Write): Write => ({
  ...tx,
  insert(entity, values) {
    const parts = Object.entries(values as Record<string, unknown>);
    const pick = (plan: boolean) => Object.fromEntries(parts.filter(([field]) => PLAN.includes(field) === plan));
    const { id } = tx.insert(entity, pick(true) as typeof values);
    return tx.update(entity, id as string, pick(false) as ChangesOf<typeof entity>, { action: 'guest' });
  },
});

/** 约试驾. @throws as `driveSaving` */
export const bookDrive = (store: Store, who: Who, typed: Partial<TypedDrive>) =>
  driveSight.shown(
    who,
    store.write(who, (tx) => driveSaving.insert(inTwo(tx), who, typed, todayOf(store))),
  );

const staffName = (tx: Write, id: string | null) =>
  id === null ? null : ((tx.db.prepare('SELECT name FROM staff WHERE id = ?').pluck().get(id) as string) ?? null);

/** A drive as one person may see it, with its guest, its car and what stands out. */
export const openDrive = opening({
  sight: driveSight,
  more(tx, drive) {
    const car = tx.get('demo_car', drive.demoCarId);
    const customer = customerOf(tx, drive.customerId);
    const card = customer && tx.get('customer', customer.id);
    return {
      customer: customer && { ...customer, level: card?.level ?? 'none', rev: card?.rev ?? 0 },
      car: car
        ? {
            id: car.id,
            number: car.number,
            plate: car.plate,
            model: car.model ?? car.series,
            gearbox: car.gearbox,
            odometerKm: car.odometerKm,
          }
        : null,
      consultantName: staffName(tx, drive.consultantId),
      specialistName: staffName(tx, drive.specialistId),
      late: lateness(drive, tx.at),
      licence:
        drive.kind === 'drive' && drive.state === 'booked'
          ? licenceProblems(drive, car?.gearbox ?? 'automatic', dayOf(drive.plannedStartAt)).map(({ path, code }) => ({
              path,
              code,
            }))
          : [],
    };
  },
});

/** Shows one starred number to somebody who says why. */
export const revealDriveField = revealing(driveSight);

export const driveHistory = historying(driveSight, {
  customerId: 'SELECT name FROM customer WHERE id = ?',
  demoCarId: 'SELECT number FROM demo_car WHERE id = ?',
  consultantId: 'SELECT name FROM staff WHERE id = ?',
  specialistId: 'SELECT name FROM staff WHERE id = ?',
});
