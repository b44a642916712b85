import type { Write } from '../../kernel/write.ts';
import type { Who } from '../../records/who.ts';

/** In the transaction in which money of a receipt came, went back, or was taken back. */
type Told = (tx: Write, who: Who, receiptId: string) => void;
const listeners: Told[] = [];

/** A later room is told whenever what stands of a receipt changes: 核销 follows it. */
export const onReceipt = (told: Told): void => void listeners.push(told);

export const tellReceipt: Told = (tx, who, receiptId) => {
  for (const told of listeners) told(tx, who, receiptId);
};
