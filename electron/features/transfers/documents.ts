import { dayOf } from '../../../db/core/day.ts';
import { standingOf } from '../../../db/documents/claim.ts';
import type { Canonical } from '../../../db/documents/content.ts';
import { transferPrice } from '../../../db/transfers/rules.ts';
import {
  settlementSteps,
  type TransferFacts,
  transferGates,
  transferInSteps,
  transferOrderSteps,
  transferOutSteps,
} from '../../../db/transfers/steps.ts';
import { transferIn, transferOrder, transferOut, transferSettlement } from '../../../db/transfers/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { heldElsewhere } from '../allocations/holders.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { inOf, orderOf, outOf, sideHere, type TransferOrder } from './rows.ts';

const ALLOCATED = `SELECT 1 FROM allocation WHERE vehicle_id = ? AND status <> 'released' AND claim_state IS NOT 'lost'
  AND deleted_at IS NULL`;

/** What keeps the chosen car from going; null: nothing. */
function carTaken(tx: Write, vehicleId: string | null): string | null {
  const car = vehicleId === null ? undefined : tx.get('vehicle', vehicleId);
  if (!car || car.deletedAt !== null) return 'transfer.noCar';
  if (car.status !== 'inStock') return 'transfer.notInStock';
  if (heldElsewhere(tx.db, car.id)) return 'transfer.carAllocated';
  return prepared(tx.db, ALLOCATED).get(car.id) === undefined ? null : 'transfer.carAllocated';
}

const LIST_PRICE = `SELECT amount_fen FROM price_list_line WHERE item_code = 'transfer' AND deleted_at IS NULL
    AND product_id = (SELECT id FROM product WHERE model_id = ? AND deleted_at IS NULL LIMIT 1)
    AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY valid_from DESC LIMIT 1`;

/** 调拨价 of the order's car as our books have it; null: what it is worked out from is not known. */
export function priceOfTransfer(tx: Pick<Write, 'db' | 'get' | 'at'>, order: TransferOrder): number | null {
  const car = order.vehicleId === null ? undefined : tx.get('vehicle', order.vehicleId);
  const on = dayOf(tx.at);
  const listFen =
    (prepared(tx.db, LIST_PRICE)
      .pluck()
      .get(car?.modelId ?? null, on, on) as number | undefined) ?? null;
  return transferPrice(order.priceRule, { costFen: car?.costFen ?? null, listFen, ruleFen: order.ruleFen });
}

function factsOf(tx: Write, order: TransferOrder, lostTo: string | null = null): TransferFacts {
  return {
    side: sideHere(tx.db, order),
    fromName: order.fromStoreName ?? order.fromStoreId,
    toName: order.toStoreName ?? order.toStoreId,
    claim: standingOf(order),
    carTaken: carTaken(tx, order.vehicleId),
    priceFen: priceOfTransfer(tx, order),
    orderStatus: order.status,
    outStatus: outOf(tx.db, order.id)?.status ?? null,
    lostTo,
  };
}
const ofTransfer = (tx: Write, { transferId }: { transferId: string }, lostTo: string | null = null): TransferFacts =>
  factsOf(tx, orderOf(tx.db, transferId)!, lostTo);

const common = {
  gates: transferGates,
  storeCode: (store: Store) => readSettings(store).showroomCode,
  levelOf: (db: Connection, staffId: string) => levelOfStaff(db, staffId),
};

/** 调拨订单 with its steps. Only what travels is sealed: both stores must find the same. */
export const transferOrderDocument = documenting({
  ...common,
  entity: 'transfer_order',
  table: transferOrder,
  type: 'DB',
  steps: transferOrderSteps,
  facts: (tx, row) => factsOf(tx, row),
  content: (_tx, row) => ({
    ...{ fromStoreId: row.fromStoreId, toStoreId: row.toStoreId, vin: row.vin, wanted: row.wanted },
    ...{ priceRule: row.priceRule, ruleFen: row.ruleFen, freightBy: row.freightBy, receiveMode: row.receiveMode },
  }),
});

/** 调拨出库单 with its steps. */
export const transferOutDocument = documenting({
  ...common,
  entity: 'transfer_out',
  table: transferOut,
  type: 'DC',
  steps: transferOutSteps,
  facts: (tx, row) => ofTransfer(tx, row),
  content: (_tx, row) => ({
    ...{ transferId: row.transferId, vin: row.vin, car: row.car as unknown as Canonical },
    ...{ odometerKm: row.odometerKm, keyCount: row.keyCount, certificates: row.certificates, carrier: row.carrier },
    ...{ freightFen: row.freightFen, priceFen: row.priceFen, signedOn: row.signedOn },
  }),
});

/** 调拨入库单 with its steps. */
export const transferInDocument = documenting({
  ...common,
  entity: 'transfer_in',
  table: transferIn,
  type: 'DR',
  steps: transferInSteps,
  facts(tx, row) {
    const holds = row.claimState === 'lost' ? inOf(tx.db, row.transferId) : undefined;
    return ofTransfer(tx, row, row.claimState === 'lost' ? (holds?.docNo ?? row.claimHolder?.docNo ?? '') : null);
  },
  content: (_tx, row) => ({
    ...{ outId: row.outId, vin: row.vin, odometerKm: row.odometerKm, damageNote: row.damageNote },
    ...{ damageFen: row.damageFen, damageLiable: row.damageLiable, refusal: row.refusal, signedOn: row.signedOn },
  }),
});

/** 内部结算清单 with its steps. */
export const settlementDocument = documenting({
  ...common,
  entity: 'transfer_settlement',
  table: transferSettlement,
  type: 'JS',
  steps: settlementSteps,
  facts: (tx, row) => ofTransfer(tx, row),
  content: (_tx, row) => ({
    ...{ transferId: row.transferId, vin: row.vin, priceRule: row.priceRule, priceFen: row.priceFen },
    ...{ freightFen: row.freightFen, damageFen: row.damageFen, totalFen: row.totalFen },
    ...{ taxpayers: row.taxpayers, vatFen: row.vatFen, invoiceNo: row.invoiceNo },
  }),
});
