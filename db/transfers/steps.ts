import type { Gates } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { Role } from '../staff/model.ts';
import {
  type SettlementState,
  TRANSFER_ASKERS,
  TRANSFER_MOVERS,
  type TransferInState,
  type TransferOrderState,
  type TransferOutState,
} from './model.ts';
import type { Side } from './relay.ts';

/** 调拨订单: asked for by one store, answered by the other; then its papers take it along. */
export const transferOrderSteps = steps<TransferOrderState, Role>()([
  { from: ['draft'], to: 'requested', by: TRANSFER_ASKERS, gates: ['asker'], numbered: true },
  { from: ['requested'], to: 'cancelled', by: TRANSFER_ASKERS, gates: ['asker'] },
  { from: ['requested'], to: 'approved', by: ['manager'], gates: ['giver', 'car'], frozen: true },
  { from: ['requested', 'approved'], to: 'refused', by: ['manager'], gates: ['giver'], reason: true },
  { from: ['approved'], to: 'out', by: [] },
  { from: ['approved', 'out'], to: 'received', by: [] },
  { from: ['approved', 'out'], to: 'sentBack', by: [] },
  { from: ['approved', 'out', 'sentBack'], to: 'returned', by: [] },
]);

/** 调拨出库单. */
export const transferOutSteps = steps<TransferOutState, Role>()([
  {
    from: ['draft'],
    to: 'signed',
    by: TRANSFER_MOVERS,
    gates: ['giver', 'claim', 'car', 'priced'],
    numbered: true,
    frozen: true,
  },
  { from: ['signed'], to: 'returned', by: TRANSFER_MOVERS, gates: ['giver', 'sentBack'] },
]);

/** 调拨入库单. */
export const transferInSteps = steps<TransferInState, Role>()([
  {
    from: ['draft'],
    to: 'signed',
    by: TRANSFER_MOVERS,
    gates: ['asker', 'only', 'signedOut'],
    numbered: true,
    frozen: true,
  },
  {
    from: ['draft'],
    to: 'refused',
    by: TRANSFER_MOVERS,
    gates: ['asker', 'only', 'signedOut'],
    reason: true,
    numbered: true,
    frozen: true,
  },
]);

/** 内部结算清单: both finances say yes, then it is paid. */
export const settlementSteps = steps<SettlementState, Role>()([
  { from: ['draft'], to: 'confirmedOut', by: ['finance'], gates: ['giver'], numbered: true, frozen: true },
  { from: ['confirmedOut'], to: 'confirmedIn', by: ['finance'], gates: ['asker'] },
  { from: ['confirmedIn'], to: 'settled', by: ['finance'], gates: ['giver'] },
]);

/** What the gates of a transfer's papers are asked with, read in one transaction. */
export interface TransferFacts {
  side: Side | null;
  fromName: string;
  toName: string;
  /** Of the VIN, by the order. */
  claim: 'waiting' | 'confirmed' | 'lost' | 'released';
  /** What keeps the car of ours here: another's, not in stock, not chosen. */
  carTaken: string | null;
  priceFen: number | null;
  orderStatus: string;
  outStatus: string | null;
  /** Of a receipt that lost to another: its number. */
  lostTo: string | null;
}

export const transferGates: Gates<TransferFacts> = {
  asker: ({ side, toName }) => (side === 'asker' ? [] : [{ code: 'transfer.askerOnly', params: { store: toName } }]),
  giver: ({ side, fromName }) =>
    side === 'giver' ? [] : [{ code: 'transfer.giverOnly', params: { store: fromName } }],
  car: ({ carTaken }) => (carTaken === null ? [] : [{ code: carTaken }]),
  claim: ({ claim }) =>
    claim === 'confirmed' ? [] : [{ code: `transfer.claim.${claim === 'lost' ? 'lost' : 'waiting'}` }],
  priced: ({ priceFen }) => (priceFen === null ? [{ code: 'transfer.noPrice' }] : []),
  sentBack: ({ orderStatus }) => (orderStatus === 'sentBack' ? [] : [{ code: 'transfer.notSentBack' }]),
  signedOut: ({ outStatus }) => (outStatus === 'signed' ? [] : [{ code: 'transfer.notOut' }]),
  only: ({ lostTo }) => (lostTo === null ? [] : [{ code: 'transfer.alreadyReceived', params: { docNo: lostTo } }]),
};
