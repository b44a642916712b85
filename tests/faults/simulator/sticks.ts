import { unseal } from '../../../electron/features/sync/usb/seal.ts';
import { Refusal } from '../../../electron/kernel/refusal.ts';
import { bringBack, bringIn, carryOut, receiptOf, type Stick } from '../../harness/stick.ts';
import type { Pc } from './pc.ts';

interface Carried {
  stick: Stick;
  from: Pc;
  /** Where it was brought in last. */
  at: Pc | null;
}

/** 导出待发送, 导入 and 回执: the sticks people carry between the PCs, some of them much later than they should. */
export function stickDrawer() {
  const drawer: Carried[] = [];
  const picked = (number: number) => drawer[number % Math.max(1, drawer.length)];

  /** A refusal is an answer a person reads. */
  const politely = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  };

  return {
    /** @returns the operations that left on it, as the texts they were saved as */
    async carryOut(pc: Pc): Promise<string[]> {
      const stick = await politely(() => carryOut(pc));
      if (!stick) return [];
      drawer.push({ stick, from: pc, at: null });
      const { content } = await unseal(stick.file, stick.passphrase, 'export');
      const lines = content.toString().split('\n').filter(Boolean);
      return lines.map((line) => (JSON.parse(line) as { body: string }).body);
    },
    async bringIn(pc: Pc, number: number): Promise<void> {
      const carried = picked(number);
      if (!carried) return;
      if (await politely(() => bringIn(pc, carried.stick))) carried.at = pc;
    },
    async bringBack(number: number): Promise<void> {
      const carried = picked(number);
      const { at, from, stick } = carried ?? {};
      if (!at || !from) return;
      const receipt = await politely(() => receiptOf(at, stick!));
      if (receipt) await politely(() => bringBack(from, receipt));
    },
  };
}
