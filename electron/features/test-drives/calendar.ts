import { dayOf, dayRange } from '../../../db/core/day.ts';
import { isActive, serviceState } from '../../../db/demo-cars/rules.ts';
import type { DriveState, driveKinds } from '../../../db/test-drives/model.ts';
import { lateness, licenceProblems } from '../../../db/test-drives/rules.ts';
import type { Store } from '../../kernel/store.ts';
import { CLASH, CUSTOMER } from './plans.ts';

interface CarRow {
  id: string;
  number: string;
  plate: string | null;
  series: string | null;
  model: string | null;
  gearbox: 'automatic' | 'manual';
  odometerKm: number | null;
  nextServiceOn: string | null;
  nextServiceKm: number | null;
  activeFrom: string | null;
  activeTo: string | null;
}

export const CARS = `SELECT id, number, plate, series, model, gearbox, odometer_km AS odometerKm, next_service_on AS nextServiceOn,
  next_service_km AS nextServiceKm, active_from AS activeFrom, active_to AS activeTo
  FROM demo_car WHERE deleted_at IS NULL ORDER BY number, id LIMIT 100`;

interface DriveRow {
  id: string;
  rev: number;
  customerId: string;
  customerName: string | null;
  demoCarId: string;
  consultantId: string | null;
  consultantName: string | null;
  kind: (typeof driveKinds)[number];
  state: DriveState;
  plannedStartAt: number;
  plannedEndAt: number;
  signedAt: number | null;
  startedAt: number | null;
  endedAt: number | null;
  feedbackAt: number | null;
  clashId: string | null;
}
type Licence = Parameters<typeof licenceProblems>[0];

const SHOWN = `r.id, r.rev, r.customer_id AS customerId, ${CUSTOMER} AS customerName, r.demo_car_id AS demoCarId,
  r.consultant_id AS consultantId, staff.name AS consultantName, r.kind, r.state, r.planned_start_at AS plannedStartAt,
  r.planned_end_at AS plannedEndAt, r.signed_at AS signedAt, r.started_at AS startedAt, r.ended_at AS endedAt,
  r.feedback_at AS feedbackAt, ${CLASH} AS clashId`;
const LICENCE = `r.licence_no AS licenceNo, r.licence_class AS licenceClass, r.licence_expires_on AS licenceExpiresOn,
  r.licence_permanent AS licencePermanent`;

export const DAY = `SELECT ${SHOWN}, ${LICENCE} FROM test_drive r LEFT JOIN staff ON staff.id = r.consultant_id
  WHERE r.planned_start_at >= ? AND r.planned_start_at < ? AND r.state IN ('booked', 'out', 'back') AND r.deleted_at IS NULL
  ORDER BY r.planned_start_at, r.id LIMIT 500`;

/** 试驾日历 of one day: the cars that are in use, and who has them when; a car still out from another day is told with its row. */
export function calendarOf(store: Store, on: string) {
  const now = store.clock.now();
  const today = dayOf(now);
  const [from, to] = dayRange(on);
  const rows = store.db.prepare(DAY).all(from, to) as (DriveRow & Licence)[];
  const out = new Map(outNow(store).map((drive) => [drive.demoCarId, drive]));
  const used = new Set(rows.map(({ demoCarId }) => demoCarId));
  const all = (store.db.prepare(CARS).all() as CarRow[]).map((car) => ({
    ...car,
    service: serviceState(car, today),
    out: out.get(car.id) ?? null,
  }));
  const cars = all.filter((car) => isActive(car, on) || used.has(car.id));
  const drives = rows.map(({ licenceNo, licenceClass, licenceExpiresOn, licencePermanent, ...drive }) => {
    const licence = { licenceNo, licenceClass, licenceExpiresOn, licencePermanent };
    const gearbox = all.find(({ id }) => id === drive.demoCarId)?.gearbox ?? 'automatic';
    const asked = drive.kind === 'drive' && drive.state === 'booked';
    return {
      ...drive,
      late: lateness(drive, now),
      /** Wrong with the licence that was shown; that none was shown yet is no news. */
      licence: asked
        ? (licenceProblems(licence, gearbox, on).find(({ code }) => code !== 'field.required')?.code ?? null)
        : null,
    };
  });
  return { on, cars, drives };
}

export const OUT = `SELECT r.id, r.demo_car_id AS demoCarId, ${CUSTOMER} AS name, r.planned_end_at AS plannedEndAt
  FROM test_drive r WHERE r.state = 'out' AND r.deleted_at IS NULL ORDER BY r.planned_start_at LIMIT 100`;

const outNow = (store: Store) =>
  store.db.prepare(OUT).all() as { id: string; demoCarId: string; name: string | null; plannedEndAt: number }[];

export const OPEN = `SELECT ${SHOWN}, car.number AS carNumber FROM test_drive r LEFT JOIN staff ON staff.id = r.consultant_id
  LEFT JOIN demo_car car ON car.id = r.demo_car_id
  WHERE r.state IN ('booked', 'out') AND r.deleted_at IS NULL ORDER BY r.planned_start_at LIMIT 500`;

/** What a person must look after, on whatever day: cars not back, guests who did not come, two drives with one car, cars due for service. */
export function attentionOf(store: Store) {
  const now = store.clock.now();
  const open = (store.db.prepare(OPEN).all() as (DriveRow & { carNumber: string | null })[]).map((drive) => ({
    ...drive,
    late: lateness(drive, now),
  }));
  const today = dayOf(now);
  const cars = (store.db.prepare(CARS).all() as CarRow[]).filter((car) => isActive(car, today));
  return {
    drives: open.filter(({ late, clashId }) => late !== null || clashId !== null),
    service: cars.filter((car) => serviceState(car, today) === 'due').map(({ id, number }) => ({ id, number })),
  };
}
