import { type TransferOrderFields, transferOrderFields, transferOrderProblems } from '../../../db/transfers/model.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { saving } from '../../records/saving.ts';
import { requireRecord } from '../../records/standing.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { act, type Seen } from './acting.ts';
import { transferOrderDocument } from './documents.ts';
import { nameOf, orderSight, requireGroup } from './rows.ts';

const asking = saving({
  entity: 'transfer_order',
  fields: transferOrderFields,
  sight: orderSight,
  problems: transferOrderProblems,
  usual: { priceRule: 'cost', freightBy: 'giver', receiveMode: 'auto' },
  check(tx, typed, _row, who) {
    const { own, sisters } = requireGroup(tx.db);
    const from = sisters.find(({ id }) => id === typed.fromStoreId);
    if (!from) throw new InvalidInput([{ path: 'fromStoreId', code: 'transfer.notSister' }]);
    if (typed.orderVehicleId) requireRecord(tx, 'order_vehicle', typed.orderVehicleId);
    return {
      ...{ fromStoreName: from.name, toStoreId: own.id, toStoreName: own.name },
      purpose: typed.orderVehicleId ? ('order' as const) : ('stock' as const),
      askedByName: nameOf(tx.db, who),
    };
  },
  born: () => ({ status: 'draft' as const, versionNo: 1 }),
});

const OPEN = `SELECT id, doc_no AS docNo FROM transfer_order WHERE order_vehicle_id = ?
  AND status IN ('requested', 'approved', 'out', 'received') AND deleted_at IS NULL`;

/**
 * 申请调拨: numbered at once, and on its way to the sister store.
 * @throws InvalidInput; Refusal `transfer.noGroup`, `transfer.alreadyAsked`
 */
export function requestTransfer(store: Store, who: Who, typed: Partial<TransferOrderFields>): { id: string } {
  return store.write(who, (tx) => {
    if (typed.orderVehicleId) {
      const open = tx.db.prepare(OPEN).get(typed.orderVehicleId) as { docNo: string } | undefined;
      if (open) throw new Refusal('transfer.alreadyAsked', { params: { docNo: open.docNo } });
    }
    const { id, rev, ...row } = asking.insert(tx, who, typed, todayOf(store));
    const seen = transferOrderDocument.sealOf(tx, { id, rev, ...row });
    transferOrderDocument.go(tx, store, who, { id, rev, seen }, 'requested');
    return { id };
  });
}

/** 撤回: before the sister store answered. */
export const cancelTransfer = (store: Store, who: Who, at: Seen): void =>
  store.write(who, (tx) => {
    transferOrderDocument.go(tx, store, who, at, 'cancelled');
  });

/** 批准: the car is claimed for the transfer. @throws Refusal of `documenting` with `transfer.notInStock`, … */
export const approveTransfer = (store: Store, who: Who, { vehicleId, ...at }: Seen & { vehicleId: string }): void =>
  store.write(who, (tx) => {
    const { vin } = requireRecord(tx, 'vehicle', vehicleId);
    const changes = { vehicleId, vin, answeredByName: nameOf(tx.db, who) };
    act(tx, store, who, { entity: 'transfer_order', document: transferOrderDocument, at, changes, to: 'approved' });
  });

/** 不同意, with the reason the asking store reads; after the approval too, as long as the car is here. */
export const refuseTransfer = (store: Store, who: Who, { reason, ...at }: Seen & { reason: string }): void =>
  store.write(who, (tx) => {
    const changes = { answer: reason.trim() || null, answeredByName: nameOf(tx.db, who) };
    const step = { document: transferOrderDocument, at, changes, to: 'refused', reason } as const;
    act(tx, store, who, { entity: 'transfer_order', ...step });
  });
