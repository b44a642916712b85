import { dayOf } from '../../../db/core/day.ts';
import type { ChangesOf } from '../../../db/entities.ts';
import type { DriveState, FeedbackFields } from '../../../db/test-drives/model.ts';
import { isInterest, returnProblems, startProblems } from '../../../db/test-drives/rules.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import { changeLevel } from '../customers/levels/changing.ts';
import type { Customer } from '../customers/rows.ts';
import { customerSaving } from '../customers/service.ts';
import { noteOdometer } from '../demo-cars/service.ts';
import { customerOf } from '../vehicles/rows.ts';
import { CUSTOMER, refuseTaken } from './plans.ts';
import type { TestDrive } from './rows.ts';
import { driveSaving } from './service.ts';
import { PLAN } from './sync.ts';

type Changes = ChangesOf<'test_drive'>;

/** Saves what a step says of the guest by itself, so that what it says of the car may travel without (`testDriveSync`); returns the latter. */
function planOnly(tx: Write, { id }: TestDrive, changes: Changes, action: string): Changes {
  const parts = (plan: boolean) =>
    Object.fromEntries(Object.entries(changes).filter(([field]) => PLAN.includes(field) === plan)) as Changes;
  if (Object.keys(parts(false)).length > 0) tx.update('test_drive', id, parts(false), { action });
  return parts(true);
}

/** A step goes on from one state only. @throws Refusal `drive.otherState`, `record.stale` */
const step = (
  store: Store,
  who: Who,
  at: Target,
  action: string,
  from: readonly DriveState[],
  change: (tx: Write, drive: TestDrive) => Changes,
) =>
  driveSaving.step(store, who, at, action, (tx, drive) => {
    if (!from.includes(drive.state)) throw new Refusal('drive.otherState', { params: { state: drive.state } });
    return planOnly(tx, drive, change(tx, drive), action);
  });

const refuse = (problems: { path: string; code: string }[]) => {
  if (problems.length > 0) throw new InvalidInput(problems);
};

/** 签协议: drawn on the screen, or on the printed paper. */
export const signAgreement = (store: Store, who: Who, { signature, ...at }: Target & { signature: string | null }) =>
  step(store, who, at, 'sign', ['booked'], (tx) => ({
    signedAt: tx.at,
    signedHow: signature === null ? 'paper' : 'screen',
    signature,
  }));

/** A car that is out cannot leave again. */
const OUT_NOW = `SELECT ${CUSTOMER} AS name FROM test_drive r WHERE r.demo_car_id = ? AND r.state = 'out' AND r.deleted_at IS NULL LIMIT 1`;

/**
 * 出车. @throws InvalidInput at the licence, the agreement (`signedAt`) or the odometer; Refusal `drive.carOut` naming who has the car
 */
export const startDrive = (store: Store, who: Who, { odometerOutKm, ...at }: Target & { odometerOutKm: number }) =>
  step(store, who, at, 'start', ['booked'], (tx, drive) => {
    const car = requireRecord(tx, 'demo_car', drive.demoCarId);
    refuse(startProblems(drive, car.gearbox, dayOf(tx.at)));
    const other = tx.db.prepare(OUT_NOW).get(car.id) as { name: string | null } | undefined;
    if (other) throw new Refusal('drive.carOut', { params: { car: car.number, name: other.name ?? '' } });
    return { state: 'out', startedAt: tx.at, odometerOutKm };
  });

/** 还车: the car has run that far. @throws InvalidInput `odometer.back` */
export const finishDrive = (store: Store, who: Who, { odometerInKm, ...at }: Target & { odometerInKm: number }) =>
  step(store, who, at, 'finish', ['out'], (tx, drive) => {
    refuse(returnProblems(drive.odometerOutKm, odometerInKm));
    noteOdometer(tx, drive.demoCarId, odometerInKm);
    return { state: 'back', endedAt: tx.at, odometerInKm };
  });

/** What of the feedback the customer card is told; the next contact follows the new level where no day was agreed. */
function tellCard(tx: Write, who: Who, card: Customer, { levelAfter, nextContactOn }: Partial<FeedbackFields>) {
  if (levelAfter && levelAfter !== card.level) {
    if (!isInterest(card.level)) throw new InvalidInput([{ path: 'levelAfter', code: 'level.settled' }]);
    try {
      changeLevel(tx, card, levelAfter, { trigger: 'drive' }, nextContactOn ?? undefined);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      throw new InvalidInput(error.problems.map((problem) => ({ ...problem, path: 'levelAfter' })));
    }
  } else if (nextContactOn && nextContactOn !== card.nextContactOn)
    customerSaving.change(tx, who, { id: card.id, rev: card.rev, nextContactOn }, dayOf(tx.at));
}

/**
 * 反馈表 after the return; a level that was confirmed and the next contact go to the customer card in the same write.
 * @throws InvalidInput at `levelAfter` when the card cannot take that level
 */
export const giveFeedback = (store: Store, who: Who, { id, rev, ...feedback }: Target & Partial<FeedbackFields>) =>
  step(store, who, { id, rev }, 'feedback', ['back'], (tx, drive) => {
    const customer = customerOf(tx, drive.customerId);
    const card = customer && tx.get('customer', customer.id);
    if (card) tellCard(tx, who, card, feedback);
    const given = Object.entries(feedback).map(([field, value]) => [field, value === '' ? null : value]);
    return { ...(Object.fromEntries(given) as Changes), feedbackAt: drive.feedbackAt ?? tx.at };
  });

/** 取消, 未到: the car is free again. */
export const callOff = (
  store: Store,
  who: Who,
  { state, reason, ...at }: Target & { state: 'cancelled' | 'noShow'; reason: string | null },
) => step(store, who, at, 'cancel', ['booked'], () => ({ state, cancelReason: reason }));

/** Where a step that was a slip goes back to. */
const BEFORE: Partial<Record<DriveState, (drive: TestDrive) => Changes>> = {
  cancelled: () => ({ state: 'booked', cancelReason: null }),
  noShow: () => ({ state: 'booked', cancelReason: null }),
  out: () => ({ state: 'booked', startedAt: null, odometerOutKm: null }),
  back: () => ({ state: 'out', endedAt: null, odometerInKm: null }),
};

/**
 * Takes the last step back: one pressed by mistake. @throws Refusal `drive.taken` when somebody else booked the car meanwhile,
 * `drive.otherState` once there is feedback
 */
export const takeBack = (store: Store, who: Who, at: Target) =>
  driveSaving.step(store, who, at, 'takeBack', (tx, drive) => {
    const before = drive.feedbackAt === null ? BEFORE[drive.state] : undefined;
    if (!before) throw new Refusal('drive.otherState', { params: { state: drive.state } });
    if (drive.state !== 'out') refuseTaken(tx, drive, drive.id);
    return planOnly(tx, drive, before(drive), 'takeBack');
  });
