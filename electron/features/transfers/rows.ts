import type { RowOf } from '../../../db/entities.ts';
import { type Side, sideOf } from '../../../db/transfers/relay.ts';
import { transferIn, transferOrder, transferOut, transferSettlement } from '../../../db/transfers/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { seeing } from '../../records/seeing.ts';
import { tableRows } from '../../records/table-rows.ts';
import type { Who } from '../../records/who.ts';
import { type GroupStore, readGroup } from '../sync/enrolment/enrolled.ts';
import { seesCost } from '../vehicles/rows.ts';

export type TransferOrder = RowOf<'transfer_order'>;
export type TransferOut = RowOf<'transfer_out'>;
export type TransferIn = RowOf<'transfer_in'>;
export type Settlement = RowOf<'transfer_settlement'>;

const nobody = () => false;
const INSIDE = { lastEventId: nobody, contentHash: nobody };
/** 调拨价 is what the car cost, or near it: the warehouse moves cars and sees none of it. */
export const orderSight = seeing({ entity: 'transfer_order', hides: { ...INSIDE, ruleFen: seesCost } });
export const outSight = seeing({ entity: 'transfer_out', hides: { ...INSIDE, priceFen: seesCost } });
export const inSight = seeing({ entity: 'transfer_in', hides: INSIDE });
export const settlementSight = seeing({ entity: 'transfer_settlement', hides: INSIDE });

const orders = tableRows('transfer_order', transferOrder);
const outs = tableRows('transfer_out', transferOut);
const ins = tableRows('transfer_in', transferIn);
const settlements = tableRows('transfer_settlement', transferSettlement);

const LAST = 'transfer_id = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1';
export const orderOf = (db: Connection, id: string): TransferOrder | undefined => orders(db, 'id = ?', id)[0];
export const outOf = (db: Connection, transferId: string): TransferOut | undefined => outs(db, LAST, transferId)[0];
export const settlementOfTransfer = (db: Connection, transferId: string): Settlement | undefined =>
  settlements(db, LAST, transferId)[0];
/** 调拨入库单 of a 调拨出库单: the one that holds; one that lost to another only where there is no other. */
export const inOf = (db: Connection, transferId: string): TransferIn | undefined =>
  ins(
    db,
    `transfer_id = ? AND deleted_at IS NULL ORDER BY claim_state IS 'lost', created_at, id LIMIT 1`,
    transferId,
  )[0];

/** This store and its sisters. @throws Refusal `transfer.noGroup` where there is nobody to transfer with */
export function requireGroup(db: Connection): { own: GroupStore; sisters: GroupStore[] } {
  const group = readGroup(db);
  const own = group?.stores.find(({ id }) => id === group.storeId);
  if (!group || !own) throw new Refusal('transfer.noGroup');
  return { own, sisters: group.stores.filter(({ id }) => id !== own.id) };
}

/** On which side of a transfer this store stands. */
export const sideHere = (db: Connection, row: { fromStoreId: string; toStoreId: string }): Side | null =>
  sideOf(row, readGroup(db)?.storeId ?? null);

export const nameOf = (db: Connection, { id }: Pick<Who, 'id'>): string | null =>
  (db.prepare('SELECT name FROM staff WHERE id = ?').pluck().get(id) as string | undefined) ?? null;
