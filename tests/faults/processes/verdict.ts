import { openStore } from '../../../electron/kernel/store.ts';
import { syncedEntities } from '../../../electron/registry.ts';
import type { Gateway } from '../../../gateway/gateway.ts';
import { checkDelivered, type Violation } from '../simulator/delivered.ts';
import { checkDense, checkEffects } from '../simulator/effects.ts';
import { checkEqual } from '../simulator/equality.ts';
import { readGateway } from '../simulator/gateway-state.ts';
import { openLedger } from '../simulator/ledger.ts';
import type { Showroom } from '../simulator/showroom.ts';
import type { ShowroomPc } from './showroom-pc.ts';

/**
 * What is wrong once everything is calm and the PCs' processes have ended, by the simulator's invariants I1 to I4, and by what the
 * people were told: every guest whose save was shown as saved is there once.
 */
export async function verdict(pcs: readonly ShowroomPc[], { database }: Gateway, storeId = 'S001') {
  const state = await readGateway(database, storeId);
  const stores = await Promise.all(pcs.map(({ dir }) => openStore({ dir, entities: syncedEntities })));
  try {
    const ledger = openLedger();
    stores.forEach((store, number) => void ledger.note(number, store));
    const showroom = { pcs: stores.map((store, number) => ({ store, number })), ledger } as unknown as Showroom;
    const devices = stores.map(({ db }) => db.prepare('SELECT device_id FROM sync_state').pluck().get());
    const own = { ...state, applied: state.applied.filter(({ deviceId }) => devices.includes(deviceId)) };
    const guests = [...state.records].flatMap(([key, { doc }]) => (key.startsWith('visit/') ? [doc.guestName] : []));
    const told = pcs.flatMap(({ saved }) => saved);
    const off = told.filter((name) => guests.filter((guest) => guest === name).length !== 1);
    const violations: (Violation | string)[] = [
      ...checkDelivered(showroom, own),
      ...checkEffects(state),
      ...checkDense(state),
      ...checkEqual(showroom, state),
      ...off.map((name) => `${name} was shown as saved and is there ${guests.filter((g) => g === name).length} times`),
    ];
    return { violations, told: told.length, guests: guests.length, operations: state.applied.length };
  } finally {
    for (const store of stores) store.close();
  }
}
