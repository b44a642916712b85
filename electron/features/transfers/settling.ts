import { ruleOn } from '../../../db/money/tax-rule.ts';
import { type SettlementFields, settlementProblems } from '../../../db/transfers/model.ts';
import { settlementOf } from '../../../db/transfers/rules.ts';
import { idOf } from '../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { requireRecord } from '../../records/standing.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { taxRows } from '../prices/rows.ts';
import { shipDefaults } from '../prices/shipped.ts';
import { act, type Seen } from './acting.ts';
import { settlementDocument } from './documents.ts';
import { inOf, nameOf, outOf, settlementOfTransfer } from './rows.ts';

/**
 * 调出方确认: the sum of the signed papers, confirmed by the giving store's finance.
 * @throws InvalidInput; Refusal `transfer.notReceived`, `transfer.alreadySettled`
 */
export const confirmOut = (
  store: Store,
  who: Who,
  { transferId, taxpayers, invoiceNo }: { transferId: string } & Partial<SettlementFields>,
): { id: string } => {
  shipDefaults(store);
  return store.write(who, (tx) => {
    const problems = settlementProblems({ taxpayers });
    if (problems.length > 0) throw new InvalidInput(problems);
    const order = requireRecord(tx, 'transfer_order', transferId);
    const [out, received] = [outOf(tx.db, transferId), inOf(tx.db, transferId)];
    if (!out || received?.status !== 'signed') throw new Refusal('transfer.notReceived');
    if (settlementOfTransfer(tx.db, transferId)) throw new Refusal('transfer.alreadySettled');
    const sums = {
      priceFen: out.priceFen ?? 0,
      freightFen: out.freightFen ?? 0,
      damageFen: received.damageLiable === 'giver' ? (received.damageFen ?? 0) : 0,
    };
    const rateBp = ruleOn(taxRows(tx.db), 'vat', todayOf(store)).goodsBp;
    const { fromStoreId, fromStoreName, toStoreId, toStoreName, priceRule } = order;
    const row = tx.insert('transfer_settlement', {
      // The same whoever makes it: two who confirm apart confirm one.
      ...{ id: idOf('transfer_settlement', transferId), status: 'draft', versionNo: 1, transferId },
      ...{ outId: out.id, inId: received.id, vin: out.vin, priceRule },
      ...{ fromStoreId, fromStoreName, toStoreId, toStoreName },
      ...sums,
      ...settlementOf({ ...sums, taxpayers: taxpayers!, rateBp }),
      ...{ taxpayers: taxpayers!, invoiceNo: invoiceNo ?? null, outByName: nameOf(tx.db, who) },
    });
    const seen = settlementDocument.sealOf(tx, row);
    settlementDocument.go(tx, store, who, { id: row.id, rev: row.rev, seen }, 'confirmedOut');
    return { id: row.id };
  });
};

/** 调入方确认. */
export const confirmIn = (store: Store, who: Who, at: Seen): void =>
  store.write(who, (tx) => {
    const changes = { inByName: nameOf(tx.db, who) };
    const step = { document: settlementDocument, at, changes, to: 'confirmedIn' } as const;
    act(tx, store, who, { entity: 'transfer_settlement', ...step });
  });

/** 已结算: the money is here. */
export const settle = (store: Store, who: Who, at: Seen): void =>
  store.write(who, (tx) => {
    settlementDocument.go(tx, store, who, at, 'settled');
  });
