import { z } from 'zod';
import { count, day, given, instant, long, ref, text } from '../core/fields.ts';
import { type VehicleFields, vehicleStatuses } from './model.ts';

/** 入库 移库 借出 归还 调拨出 调拨入 配车 取消配车 交车 撤回交车 退车入库 */
export const movementKinds = [
  'arrive',
  'move',
  'lend',
  'giveBack',
  'transferOut',
  'transferIn',
  'allocate',
  'release',
  'deliver',
  'takeBack',
  'comeBack',
] as const;
export type MovementKind = (typeof movementKinds)[number];

/** 车辆移动: one row a movement, only ever added; the car's status and place follow it. */
export const movementFields = z.object({
  vehicleId: ref('vehicle'),
  kind: given(movementKinds),
  movedAt: instant(),
  fromStatus: given(vehicleStatuses),
  toStatus: given(vehicleStatuses),
  fromPlace: text(),
  toPlace: text(),
  /** Who has it meanwhile (借出), as text. */
  holder: text(),
  dueBackOn: day(),
  odometerKm: count({ max: 2_000_000, unit: 'km' }),
  reason: long({ max: 400 }),
  customerId: ref('customer'),
});

type Status = (typeof vehicleStatuses)[number];

interface Move {
  from: readonly Status[];
  /** Null: it stays what it is. */
  to: Status | null;
  /** Fields of the movement that it asks for. */
  asks: readonly ('toPlace' | 'holder' | 'reason')[];
}

/** What may happen to a car, and what it is afterwards. A delivered one only comes back when a manager says why. */
export const MOVES: Readonly<Record<MovementKind, Move>> = {
  arrive: { from: ['inTransit'], to: 'inStock', asks: [] },
  move: { from: ['inStock', 'allocated'], to: null, asks: ['toPlace'] },
  lend: { from: ['inStock'], to: 'lent', asks: ['holder'] },
  giveBack: { from: ['lent'], to: 'inStock', asks: [] },
  transferOut: { from: ['inStock'], to: 'transferring', asks: [] },
  transferIn: { from: ['transferring'], to: 'inStock', asks: [] },
  allocate: { from: ['inStock'], to: 'allocated', asks: [] },
  release: { from: ['allocated'], to: 'inStock', asks: [] },
  // A car sold from a loan is out already: only the 出库单 of its order says so.
  deliver: { from: ['inStock', 'allocated', 'lent'], to: 'delivered', asks: [] },
  takeBack: { from: ['delivered'], to: 'allocated', asks: ['reason'] },
  // By a 退车 alone.
  comeBack: { from: ['delivered'], to: 'inStock', asks: ['reason'] },
};

/** What a person may do with a car of this status on its card; a lent one is delivered and a sold one comes back by their papers alone. */
export const movesFrom = (status: Status): MovementKind[] =>
  movementKinds.filter(
    (kind) => MOVES[kind].from.includes(status) && kind !== 'comeBack' && !(kind === 'deliver' && status === 'lent'),
  );

interface MovementProblem {
  path: string;
  code: string;
}

const blank = (value: unknown) => String(value ?? '').trim() === '';

/**
 * What the car still lacks for a movement (DOMAIN 3): 配车 asks whose it is and which model; 交车 also for its papers. `asked`: what was
 * typed with it.
 */
export function movementProblems(
  kind: MovementKind,
  car: Partial<VehicleFields>,
  asked: { toPlace?: string | null; holder?: string | null; reason?: string | null },
): MovementProblem[] {
  const problems: MovementProblem[] = MOVES[kind].asks
    .filter((field) => blank(asked[field]))
    .map((path) => ({ path, code: `movement.${path}` }));
  const lacks = (field: keyof VehicleFields) => {
    if (blank(car[field])) problems.push({ path: field, code: `${field}.required` });
  };
  if (kind === 'allocate' || kind === 'deliver') {
    lacks('buyerId');
    if (blank(car.series)) lacks('model');
  }
  if (kind === 'deliver') {
    lacks('engineNo');
    lacks('cocNo');
    if (car.origin === 'domestic') lacks('conformityCertNo');
    else {
      lacks('importCertNo');
      lacks('inspectionNo');
    }
  }
  return problems;
}
