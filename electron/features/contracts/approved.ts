import type { Shut } from '../../../db/documents/gate.ts';
import type { Write } from '../../kernel/write.ts';
import type { Contract, ContractLine } from './rows.ts';

/**
 * G1 and G2 of the quote a contract comes from: what keeps the paper from being printed. One that is typed by itself has no quote, and no
 * prices to be judged by; its order is judged instead.
 */
export function quoteShut(_tx: Write, _row: Contract, _lines: readonly ContractLine[]): readonly Shut[] {
  return [];
}

/** A decision says that it holds without the deposit (depositWaiver). */
export const depositWaived = (_tx: Write, _row: Contract): boolean => false;

/** This very car is held for the contract: its number may stand on paper. */
export const isCarHeld = (_tx: Write, _row: Contract): boolean => false;
