import type { Gates, Shut } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { Role } from '../staff/model.ts';
import { CONTRACT_DRAFTERS, type ContractState, type SupplementState } from './model.ts';

const MANAGER: readonly Role[] = ['manager'];

/**
 * Where a contract may go (DEALS 2.5). Printed it does not change; taken back for another wording it is a new version, and the paper of
 * the old one is waste. From 已签署 on only a 补充协议 changes what was agreed.
 */
export const contractSteps = steps<ContractState, Role>()([
  {
    from: ['draft'],
    to: 'printed',
    by: CONTRACT_DRAFTERS,
    gates: ['complete', 'money', 'approved'],
    numbered: true,
    frozen: true,
  },
  { from: ['printed'], to: 'draft', by: CONTRACT_DRAFTERS, reason: true },
  { from: ['printed'], to: 'signed', by: MANAGER, gates: ['signed'] },
  { from: ['signed'], to: 'effective', by: ['manager', 'finance', 'backOffice'], gates: ['deposit'] },
  { from: ['effective'], to: 'fulfilled', by: ['manager', 'finance'], gates: ['paid'] },
  {
    from: ['signed', 'effective'],
    to: 'terminated',
    by: MANAGER,
    level: 1,
    gates: ['settled'],
    reason: true,
    along: true,
  },
  { from: ['draft', 'printed'], to: 'void', by: CONTRACT_DRAFTERS, reason: true, along: true },
]);

/** Where a 补充协议 may go: as its contract, whose file of kind 补充协议 it is signed by. */
export const supplementSteps = steps<SupplementState, Role>()([
  { from: ['draft'], to: 'printed', by: CONTRACT_DRAFTERS, gates: ['worded'], numbered: true, frozen: true },
  { from: ['printed'], to: 'signed', by: MANAGER, gates: ['signed'] },
  { from: ['draft', 'printed'], to: 'void', by: CONTRACT_DRAFTERS, reason: true },
]);

/** What its gates are asked with. */
export interface SupplementFacts {
  terms: string | null;
  /** Files of kind 补充协议 on the contract, and other supplements that were signed by one. */
  scans: number;
  signedBefore: number;
}

export const supplementGates: Gates<SupplementFacts> = {
  worded: ({ terms }) => (terms?.trim() ? [] : [{ code: 'contract.terms' }]),
  signed: ({ scans, signedBefore }) => (scans > signedBefore ? [] : [{ code: 'contract.supplementScan' }]),
};

/** What a contract's gates are asked with, read in one transaction. */
export interface ContractFacts {
  /** Fields the paper cannot do without that are blank. */
  blank: readonly string[];
  /** Items without an amount, and items done for others that were not said to be 自愿. */
  priceless: readonly number[];
  notVoluntary: readonly number[];
  depositFen: number;
  totalFen: number;
  payableFen: number;
  /** Σ of the payment plan; null: there is none. */
  plannedFen: number | null;
  loanFen: number;
  tradeInFen: number;
  /** G1 and G2 of the quote it comes from, as they stand. */
  fromQuote: readonly Shut[];
  signedOn: string | null;
  /** Files of kind 签字合同. */
  scans: number;
  /** 定金, 订金 and 预收 posted for it. */
  depositsFen: number;
  waived: boolean;
  /** Money of the deal received, and in hand altogether. */
  ownMoneyFen: number;
  inHandFen: number;
}

const fenShut = (code: string, fen: number): Shut => ({ code, params: { fen } });

export const contractGates: Gates<ContractFacts> = {
  complete: ({ blank, priceless, notVoluntary }) => [
    ...blank.map((field) => ({ code: 'contract.blank', params: { field } })),
    ...priceless.map((lineNo) => ({ code: 'contract.noAmount', lineNo })),
    ...notVoluntary.map((lineNo) => ({ code: 'contract.notVoluntary', lineNo })),
  ],
  money: ({ depositFen, totalFen, payableFen, plannedFen, loanFen, tradeInFen }) => [
    ...(depositFen > totalFen ? [fenShut('contract.depositAbove', depositFen - totalFen)] : []),
    ...(loanFen + tradeInFen > payableFen ? [fenShut('contract.overpaid', loanFen + tradeInFen - payableFen)] : []),
    ...(plannedFen !== null && plannedFen !== payableFen ? [fenShut('contract.plan', payableFen - plannedFen)] : []),
  ],
  approved: ({ fromQuote }) => fromQuote,
  signed: ({ signedOn, scans }) => [
    ...(signedOn === null ? [{ code: 'contract.signedOn' }] : []),
    ...(scans === 0 ? [{ code: 'contract.scan' }] : []),
  ],
  deposit: ({ depositFen, depositsFen, waived }) =>
    waived || depositsFen >= depositFen ? [] : [fenShut('contract.deposit', depositFen - depositsFen)],
  paid: ({ totalFen, ownMoneyFen }) =>
    ownMoneyFen >= totalFen ? [] : [fenShut('contract.unpaid', totalFen - ownMoneyFen)],
  settled: ({ inHandFen }) => (inHandFen === 0 ? [] : [fenShut('contract.inHand', inHandFen)]),
};
