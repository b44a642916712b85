import { ALLOCATORS, type AllocationTyped, allocationTyped, HOLDERS, stateOf } from '../../../db/allocations/model.ts';
import { allocationProblems } from '../../../db/allocations/rules.ts';
import { dayOf } from '../../../db/core/day.ts';
import { missing } from '../../../db/core/fields.ts';
import type { RowOf } from '../../../db/entities.ts';
import { newId } from '../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { takeNumber } from '../../records/document-number.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import { readSettings } from '../settings/service.ts';
import { allocatedCar } from './confirmed.ts';
import { heldElsewhere } from './holders.ts';

export type Allocation = RowOf<'allocation'>;
const sight = seeing({ entity: 'allocation' });

/** Cars that stand where they can be allocated. */
const ON_HAND: readonly string[] = ['inStock', 'allocated'];
const LIVE = `SELECT id, doc_no AS docNo, order_no AS orderNo FROM allocation WHERE vehicle_id = ? AND status <> 'released'
  AND claim_state IS NOT 'lost' AND deleted_at IS NULL`;

interface Live {
  id: string;
  docNo: string | null;
  orderNo: string | null;
}
const liveOf = (tx: Pick<Write, 'db'>, vehicleId: string): Live | undefined =>
  prepared<Live>(tx.db, LIVE).get(vehicleId);

const allocationSaving = saving({ entity: 'allocation', fields: allocationTyped, sight });

/**
 * Makes a 配车 inside a running write. What this PC knows already it refuses; what it cannot know the gateway judges.
 * @throws InvalidInput; Refusal `allocation.taken`, `allocation.notOnHand`, `session.forbidden`
 */
function make(
  store: Store,
  tx: Write,
  who: Who,
  typed: Partial<AllocationTyped>,
  from: Partial<Pick<Allocation, 'id' | 'takenFromId' | 'transferId' | 'loanId' | 'reason'>> | null = null,
  where: readonly string[] = ON_HAND,
): Allocation {
  const problems = allocationProblems(typed);
  if (problems.length > 0) throw new InvalidInput(problems);
  if (typed.holdFor && !HOLDERS.includes(who.role)) throw new Refusal('session.forbidden');
  const car = requireRecord(tx, 'vehicle', typed.vehicleId!);
  const loanId = from?.loanId ?? null;
  if (loanId === null && !where.includes(car.status))
    throw new Refusal('allocation.notOnHand', { field: 'vehicleId', params: { vin: car.vin } });
  const held = loanId === null ? heldElsewhere(tx.db, car.id) : undefined;
  if (held)
    throw new Refusal('allocation.taken', { field: 'vehicleId', params: { id: held.id, no: held.docNo ?? '' } });
  const live = liveOf(tx, car.id);
  if (live && live.id !== from?.takenFromId)
    throw new Refusal('allocation.taken', {
      field: 'vehicleId',
      params: { id: live.id, no: live.orderNo ?? live.docNo ?? '' },
    });
  const on = dayOf(tx.at);
  const number = { type: 'PC', table: 'allocation', store: readSettings(store).showroomCode, on } as const;
  return tx.insert('allocation', {
    ...typed,
    id: newId(),
    docNo: takeNumber(tx, number),
    docOn: on,
    vehicleId: car.id,
    vin: car.vin,
    ownerId: typed.ownerId ?? who.id,
    status: 'held',
    ...from,
  });
}

/** A car that is on its way, for the order it was requested for (直运). @throws as `allocate` */
export const allocateOnItsWay = (store: Store, tx: Write, who: Who, typed: Partial<AllocationTyped>): Allocation =>
  make(store, tx, who, typed, null, ['inTransit']);

/** What a car of an order holds is free again. */
export function releaseHeld(tx: Write, orderVehicleId: string, reason: string | null): void {
  const held = allocatedCar(tx.db, orderVehicleId);
  if (held?.status === 'held') tx.update('allocation', held.id, { status: 'released', reason }, { action: 'release' });
}

const GONE = `SELECT id FROM allocation WHERE order_vehicle_id = ? AND status = 'consumed' AND deleted_at IS NULL`;
/** A car that left came back: its VIN is free for another order. */
export function releaseGone(tx: Write, orderVehicleId: string, reason: string | null): void {
  for (const id of prepared<string>(tx.db, GONE).pluck().all(orderVehicleId) as string[])
    tx.update('allocation', id, { status: 'released', reason }, { action: 'release' });
}

/** 配车 or 保留. */
export const allocate = (store: Store, who: Who, typed: Partial<AllocationTyped>) =>
  sight.shown(
    who,
    store.write(who, (tx) => make(store, tx, who, typed)),
  );

/** 配车 of a car that came by 调拨 for this car of an order: the transfer's claim passes to it. */
export function allocateFromTransfer(
  store: Store,
  tx: Write,
  who: Who,
  { vehicleId, orderVehicleId, ...from }: { id: string; vehicleId: string; orderVehicleId: string; transferId: string },
): void {
  const { orderId } = requireRecord(tx, 'order_vehicle', orderVehicleId);
  const { docNo: orderNo, consultantId: ownerId } = requireRecord(tx, 'sales_order', orderId);
  make(store, tx, who, { vehicleId, orderVehicleId, orderNo, ownerId }, from);
}

/** 配车 of a car that is out on loan, for the order made from it: the loan's claim passes to it. Its id. */
export function allocateFromLoan(
  store: Store,
  tx: Write,
  who: Who,
  {
    vehicleId,
    orderVehicleId,
    ...from
  }: { loanId: string; vehicleId: string; orderVehicleId: string; takenFromId: string | null },
): string {
  const { orderId } = requireRecord(tx, 'order_vehicle', orderVehicleId);
  const { docNo: orderNo, consultantId: ownerId } = requireRecord(tx, 'sales_order', orderId);
  return make(store, tx, who, { vehicleId, orderVehicleId, orderNo, ownerId }, from).id;
}

/** A car that has left its shop is no longer anybody's to give away. */
function refuseGone(row: Allocation): void {
  if (row.status === 'released') throw new Refusal('allocation.released');
  if (row.status === 'consumed') throw new Refusal('allocation.consumed');
}

/** 释放. A lost one needs no reason. @throws InvalidInput at `reason`; Refusal `allocation.released`, `allocation.consumed` */
export const releaseAllocation = (
  store: Store,
  who: Who,
  { reason, ...at }: Target & { reason?: string | null | undefined },
) =>
  allocationSaving.step(store, who, at, 'release', (_tx, row) => {
    refuseGone(row);
    if (row.holdFor !== null && !HOLDERS.includes(who.role)) throw new Refusal('session.forbidden');
    const problems = row.claimState === 'lost' ? [] : missing({ reason }, ['reason']);
    if (problems.length > 0) throw new InvalidInput(problems);
    return { status: 'released', reason: reason?.trim() || null };
  });

export type Reassigned = Target & Pick<AllocationTyped, 'orderVehicleId' | 'orderNo' | 'ownerId'> & { reason: string };

/**
 * 改配: the manager gives the car to another order. Release and take are one operation; whoever had it is told, and asked to find another.
 * `id` is whose car it is now. What the other order had lost of this car is given up with it.
 * @throws InvalidInput; Refusal `allocation.released`, `allocation.consumed`
 */
export const reassign = (store: Store, who: Who, { id, rev, reason, ...to }: Reassigned) =>
  store.write(who, (tx) => {
    const holder = allocationSaving.current(tx, { id, rev });
    refuseGone(holder);
    const problems = missing({ reason, ...to }, ['reason', 'orderNo']);
    if (problems.length > 0) throw new InvalidInput(problems);
    for (const lost of lostOf(tx, holder.vehicleId, to.orderNo ?? null))
      tx.update('allocation', lost, { status: 'released', reason: reason.trim() }, { action: 'release' });
    const from = { takenFromId: holder.id, reason: reason.trim() };
    return sight.shown(who, make(store, tx, who, { ...to, vehicleId: holder.vehicleId }, from));
  });

const LOST = `SELECT id FROM allocation WHERE vehicle_id = ? AND order_no = ? AND status = 'held' AND claim_state = 'lost'
  AND deleted_at IS NULL`;
const lostOf = (tx: Write, vehicleId: string, orderNo: string | null): string[] =>
  prepared<string>(tx.db, LOST).pluck().all(vehicleId, orderNo) as string[];

/** 配车 with its car, and how it stands. */
export const openAllocation = opening({
  sight,
  more(tx, row, who) {
    const car = tx.get('vehicle', row.vehicleId);
    const nameOf = (id: string | null) =>
      (id && (tx.db.prepare('SELECT name FROM staff WHERE id = ?').pluck().get(id) as string | undefined)) || null;
    const issue = tx.db
      .prepare(`SELECT id FROM deal_issue WHERE doc_id = ? AND resolved_at IS NULL AND deleted_at IS NULL`)
      .pluck()
      .get(row.id) as string | undefined;
    const releases = row.status === 'held' && ALLOCATORS.includes(who.role);
    return {
      state: stateOf(row),
      ownerName: nameOf(row.ownerId),
      model: car?.model ?? null,
      issueId: issue ?? null,
      mayRelease: releases && (row.holdFor === null || HOLDERS.includes(who.role)),
      mayReassign: row.status === 'held' && row.claimState !== 'lost' && HOLDERS.includes(who.role),
    };
  },
});

export const allocationHistory = historying(sight, {
  ownerId: 'SELECT name FROM staff WHERE id = ?',
  takenFromId: 'SELECT doc_no FROM allocation WHERE id = ?',
});

const OF_VEHICLE = `SELECT a.id, a.rev, a.doc_no AS docNo, a.order_no AS orderNo, a.hold_for AS holdFor, a.status,
    a.claim_state AS claimState, owner.name AS ownerName FROM allocation a LEFT JOIN staff owner ON owner.id = a.owner_id
  WHERE a.vehicle_id = ? AND a.status <> 'released' AND a.deleted_at IS NULL ORDER BY a.updated_at DESC LIMIT 10`;

type OfVehicle = Pick<Allocation, 'id' | 'rev' | 'docNo' | 'orderNo' | 'holdFor' | 'status' | 'claimState'> & {
  ownerName: string | null;
};

/** Whose a car is, as its card shows it. */
export const allocationsOf = ({ db }: Store, vehicleId: string) =>
  (prepared<OfVehicle>(db, OF_VEHICLE).all(vehicleId) as OfVehicle[]).map((row) => ({ ...row, state: stateOf(row) }));
