import { benchPush } from './push.ts';
import { benchClients } from './sync/clients.ts';
import { benchConnections } from './sync/connections.ts';
import { benchFanOut } from './sync/fan-out.ts';
import { benchMemory } from './sync/memory.ts';
import { benchNight } from './sync/night.ts';
import { benchStall } from './sync/stall.ts';

const MEMORY_OPERATIONS = 300_000;

/** The parts of `sync`, each of which also runs alone. @param operations how many the gateway takes for its memory */
export const syncParts = (operations = MEMORY_OPERATIONS): Record<string, () => Promise<void>> => ({
  'sync:push': benchPush,
  'sync:clients': benchClients,
  'sync:fan-out': benchFanOut,
  'sync:night': benchNight,
  'sync:connections': benchConnections,
  'sync:memory': () => benchMemory(operations),
  'sync:stall': benchStall,
});

/** Everything about many PCs and many showrooms, in one run. */
export async function benchSync(operations?: number): Promise<void> {
  for (const run of Object.values(syncParts(operations))) await run();
}
