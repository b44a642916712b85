import type { Shut } from '../../../db/documents/gate.ts';
import type { Connection } from '../../kernel/connection.ts';

type Ask = (db: Connection, orderId: string) => readonly Shut[];
const asks: Ask[] = [];

/** A later room says what of it must be done before an order may be closed (G10): invoices, agency account, damage. */
export const askBeforeClosing = (ask: Ask): void => void asks.push(ask);

/** What still keeps an order from being closed, besides its cars and its balance. */
export const closingShut = (db: Connection, orderId: string): Shut[] => asks.flatMap((ask) => ask(db, orderId));
