import { dayOf } from '../../../db/core/day.ts';
import type { NewOf } from '../../../db/entities.ts';
import {
  CAR_FIELDS,
  type CarSnapshot,
  type TransferInFields,
  type TransferOutFields,
  transferInProblems,
  transferOutProblems,
} from '../../../db/transfers/model.ts';
import { newId } from '../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import { allocatedCar } from '../allocations/confirmed.ts';
import { allocateFromTransfer } from '../allocations/service.ts';
import { modelOf } from '../models/tree.ts';
import { moved } from '../vehicles/movements.ts';
import { act, type Seen } from './acting.ts';
import { priceOfTransfer, transferInDocument, transferOrderDocument, transferOutDocument } from './documents.ts';
import { inOf, nameOf, orderOf, outOf, sideHere, type TransferIn, type TransferOut } from './rows.ts';

const judge = (problems: { path: string; code: string }[]): void => {
  if (problems.length > 0) throw new InvalidInput(problems);
};

/**
 * 调拨出库, signed: from here on the car is 调拨中 and nobody's to touch.
 * @throws InvalidInput; Refusal of `documenting` with `transfer.claim.waiting`, `transfer.noPrice`, …
 */
export const signOut = (store: Store, who: Who, { id, rev, ...typed }: Target & Partial<TransferOutFields>): void =>
  store.write(who, (tx) => {
    judge(transferOutProblems(typed));
    const order = requireRecord(tx, 'transfer_order', id);
    tx.update('transfer_order', id, {}, { rev });
    if (order.status !== 'approved')
      throw new Refusal('document.noStep', { params: { from: order.status, to: 'out' } });
    const car = requireRecord(tx, 'vehicle', order.vehicleId ?? '');
    const snapshot = Object.fromEntries(CAR_FIELDS.map((field) => [field, car[field] ?? null])) as CarSnapshot;
    const { fromStoreId, fromStoreName, toStoreId, toStoreName, receiveMode } = order;
    const out = tx.insert('transfer_out', {
      ...{ id: newId(), status: 'draft', versionNo: 1, transferId: id, vin: car.vin, car: snapshot },
      ...{ fromStoreId, fromStoreName, toStoreId, toStoreName, receiveMode, vehicleId: car.id },
      ...{ odometerKm: typed.odometerKm ?? null, keyCount: typed.keyCount ?? null, carrier: typed.carrier ?? null },
      certificates: typed.certificates ?? [],
      freightFen: order.freightBy === 'giver' ? (typed.freightFen ?? 0) : 0,
      priceFen: priceOfTransfer(tx, order),
      ...{ signedOn: dayOf(tx.at), signedByName: nameOf(tx.db, who) },
    });
    const seen = transferOutDocument.sealOf(tx, out);
    transferOutDocument.go(tx, store, who, { id: out.id, rev: out.rev, seen }, 'signed');
    const moves = { odometerKm: typed.odometerKm, toPlace: order.toStoreName };
    tx.update('vehicle', car.id, moved(tx, who, car, 'transferOut', moves), { action: 'move' });
    transferOrderDocument.along(tx, who, id, 'out');
  });

const draftOf = (out: TransferOut): NewOf<'transfer_in'> => ({
  ...{ id: newId(), status: 'draft', versionNo: 1, transferId: out.transferId, outId: out.id, outNo: out.docNo },
  ...{ vin: out.vin, car: out.car, fromStoreId: out.fromStoreId, fromStoreName: out.fromStoreName },
  ...{ toStoreId: out.toStoreId, toStoreName: out.toStoreName },
});

/** 手工入库: the draft of the receipt, for a car that has been sent. @throws Refusal `transfer.alreadyReceived`, `transfer.notOut` */
export const beginReceipt = (store: Store, who: Who, transferId: string): { id: string } =>
  store.write(who, (tx) => {
    const out = outOf(tx.db, transferId);
    if (out?.status !== 'signed' || sideHere(tx.db, out) !== 'asker') throw new Refusal('transfer.notOut');
    const there = inOf(tx.db, transferId);
    if (there) throw new Refusal('transfer.alreadyReceived', { params: { docNo: there.docNo ?? '' } });
    return { id: tx.insert('transfer_in', draftOf(out)).id };
  });

/**
 * 验收入库, signed: the car is ours. One asked for an order is allocated to it in the same step, so the VIN is never free in between.
 * @throws InvalidInput; Refusal of `documenting`, `vehicle.vinTaken`
 */
export const signIn = (store: Store, who: Who, { id, rev, seen, ...typed }: Seen & Partial<TransferInFields>): void =>
  store.write(who, (tx) => {
    judge(transferInProblems(typed));
    const before = requireRecord(tx, 'transfer_in', id);
    const order = orderOf(tx.db, before.transferId);
    const forCar = order?.orderVehicleId ?? null;
    const allocates = forCar !== null && allocatedCar(tx.db, forCar) === undefined && isOpen(tx, forCar);
    const changes = {
      ...{ odometerKm: typed.odometerKm, location: typed.location, damageNote: typed.damageNote || null },
      ...{ damageFen: typed.damageFen ?? null, damageLiable: typed.damageLiable ?? null },
      allocationId: allocates ? newId() : null,
      ...signed(tx, who),
    };
    const step = { document: transferInDocument, at: { id, rev, seen }, changes, to: 'signed' } as const;
    const row = act(tx, store, who, { entity: 'transfer_in', ...step });
    const vehicleId = takeIn(tx, who, row, typed.location ?? null);
    transferOrderDocument.along(tx, who, row.transferId, 'received');
    if (allocates)
      allocateFromTransfer(store, tx, who, {
        id: row.allocationId!,
        vehicleId,
        orderVehicleId: forCar,
        transferId: row.transferId,
      });
  });

/** 拒收: the car goes back, and is the transfer's until the other store has signed for it. */
export const refuseIn = (store: Store, who: Who, { reason, ...at }: Seen & { reason: string }): void =>
  store.write(who, (tx) => {
    const changes = { refusal: reason.trim() || null, ...signed(tx, who) };
    const step = { document: transferInDocument, at, changes, to: 'refused', reason } as const;
    const row = act(tx, store, who, { entity: 'transfer_in', ...step });
    transferOrderDocument.along(tx, who, row.transferId, 'sentBack');
  });

/** 退回签收: the car is back in our stock, and free. */
export const takeBack = (store: Store, who: Who, at: Seen): void =>
  store.write(who, (tx) => {
    const row = transferOutDocument.go(tx, store, who, at, 'returned');
    const car = row.vehicleId === null ? undefined : tx.get('vehicle', row.vehicleId);
    if (car?.status === 'transferring')
      tx.update('vehicle', car.id, moved(tx, who, car, 'transferIn', {}), { action: 'move' });
    transferOrderDocument.along(tx, who, row.transferId, 'returned');
  });

const signed = (tx: Write, who: Who) => ({ signedOn: dayOf(tx.at), signedByName: nameOf(tx.db, who) });

const isOpen = (tx: Write, orderVehicleId: string): boolean => {
  const car = tx.get('order_vehicle', orderVehicleId);
  const order = car && car.deletedAt === null && car.ended === null ? tx.get('sales_order', car.orderId) : undefined;
  return order !== undefined && !['cancelled', 'returned', 'closed'].includes(order.status);
};

const SAME = `SELECT id FROM vehicle WHERE vin = ? AND merged_into IS NULL AND deleted_at IS NULL`;

/** The car's card in this store, made of what came with it; a car that was ours before has its own again. */
function takeIn(tx: Write, who: Who, row: TransferIn, location: string | null): string {
  const { vin, car } = row;
  const known = tx.db.prepare(SAME).pluck().get(vin) as string | undefined;
  const before = known === undefined ? undefined : tx.get('vehicle', known);
  if (before && before.status !== 'transferred')
    throw new Refusal('vehicle.vinTaken', {
      params: { id: before.id, series: before.series, model: before.model, status: before.status },
    });
  const told = Object.fromEntries(Object.entries(car).filter(([, value]) => value !== null)) as Partial<
    NewOf<'vehicle'>
  >;
  const out = outOf(tx.db, row.transferId);
  const card = {
    ...told,
    ...{ vin, origin: car.origin, status: 'transferring' as const, costFen: out?.priceFen ?? null },
    ...{ modelId: modelOf(tx.db, { ...told, modelId: null } as never)?.id ?? null, keyCount: out?.keyCount ?? null },
    supplier: row.fromStoreName,
  };
  const id = before ? before.id : newId();
  const made = before ? tx.update('vehicle', id, card) : tx.insert('vehicle', { id, ...card });
  const moves = { odometerKm: row.odometerKm, toPlace: location };
  tx.update(
    'vehicle',
    id,
    { ...moved(tx, who, made, 'transferIn', moves), arrivedOn: dayOf(tx.at) },
    { action: 'move' },
  );
  return id;
}
