import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';
import { readFlag, writeFlag } from '../settings/flags.ts';

/** What holds files back on this PC, not on the others: 暂停附件 by a person, 按流量计费 because its line costs by the byte. */
export interface LaneSwitches {
  paused: boolean;
  metered: boolean;
}

const FLAGS = { paused: 'attachmentsPaused', metered: 'lineMetered' } as const;

export const readSwitches = (store: Store): LaneSwitches => ({
  paused: readFlag(store, FLAGS.paused) === true,
  metered: readFlag(store, FLAGS.metered) === true,
});

export function setSwitches(store: Store, actor: Actor, wanted: Partial<LaneSwitches>): void {
  const before = readSwitches(store);
  store.write(actor, (tx) => {
    for (const name of ['paused', 'metered'] as const) {
      const value = wanted[name];
      if (value === undefined || value === before[name]) continue;
      writeFlag(tx, FLAGS[name], value);
      tx.audit('update', 'setting', FLAGS[name], { value: [before[name], value] });
    }
  });
}
