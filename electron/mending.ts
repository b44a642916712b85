import { join } from 'node:path';
import { listBackups } from './features/backup/folder.ts';
import { putBack } from './features/backup/put-back.ts';
import { type Salvaged, salvage } from './features/sync/restore/salvage.ts';
import { type Clock, systemClock } from './kernel/clock.ts';
import { type KeyVault, recoverKey, storeKey } from './kernel/keys.ts';
import type { Logger } from './kernel/logger.ts';
import { Refusal } from './kernel/refusal.ts';
import { openStore } from './kernel/store.ts';
import { StoreTrouble, type TroubleKind } from './kernel/trouble.ts';
import { syncedEntities } from './registry.ts';

export interface MendingOptions {
  dir: string;
  log: Logger;
  clock?: Clock;
  vault?: KeyVault;
}

/** `unreadable` is null when nothing of what was saved after the backup could be read. */
type PutBack = Omit<Salvaged, 'unreadable'> & { unreadable: number | null };
const NOTHING_READ: PutBack = { found: 0, unreadable: null };

/** Which troubles a backup ends. */
const ENDED_BY_BACKUP: readonly (TroubleKind | null)[] = ['corrupt', 'missing'];

/** A text of the request; empty, which fits nothing, when it is not there. */
async function textIn(request: Request, field: string): Promise<string> {
  const body = (await request.json().catch(() => null)) as Record<string, unknown> | null;
  const text = body?.[field];
  return typeof text === 'string' ? text : '';
}

/**
 * What can be done about a store that cannot be opened. Nobody can log in then, so whoever sits at this PC may do it: none of it shows a
 * record or throws one away.
 */
export function mending({ dir, log, clock = systemClock, vault }: MendingOptions) {
  const file = join(dir, 'store.db');

  /** Puts the backup in place and takes over what was saved since. */
  async function putBackAndSalvage(name: string): Promise<PutBack> {
    const key = await storeKey(dir, file, vault);
    const stamp = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-');
    const damaged = putBack(dir, name, key, stamp);
    const store = await openStore({ dir, entities: syncedEntities, clock, vault });
    try {
      store.write({ id: 'system' }, (tx) => tx.audit('backupPutBack', 'store', null, { name }));
      return damaged ? salvage(store, damaged) : NOTHING_READ;
    } catch (err) {
      // The backup stands, and the damaged file is kept for whoever can read more of it.
      log.error({ err }, 'nothing could be taken over from the damaged store');
      return NOTHING_READ;
    } finally {
      store.close();
    }
  }

  /** Answers what may be asked under `trouble`; null for anything else. `reopen` tries the store again. */
  return async function answer(
    request: Request,
    trouble: TroubleKind | null,
    reopen: () => Promise<TroubleKind | null>,
  ): Promise<Response | null> {
    const asked = `${request.method} ${new URL(request.url).pathname}`;
    const outcome = async (more: object = {}) => {
      const now = await reopen();
      return Response.json({ status: now ? 'trouble' : 'ok', trouble: now, ...more });
    };
    try {
      // 恢复密钥: the one thing that can be done about a wrong key without another computer.
      if (asked === 'POST /recover' && trouble === 'wrongKey') {
        await recoverKey(dir, await textIn(request, 'recoveryKey'), vault);
        return await outcome();
      }
      if (!ENDED_BY_BACKUP.includes(trouble)) return null;
      if (asked === 'GET /recover/backups') return Response.json({ backups: listBackups(dir) });
      if (asked === 'POST /recover/backup')
        return await outcome(await putBackAndSalvage(await textIn(request, 'name')));
      return null;
    } catch (error) {
      if (!(error instanceof StoreTrouble || error instanceof Refusal)) throw error;
      log.error({ err: error }, 'mending was refused');
      const reason = error instanceof StoreTrouble ? error.kind : error.code;
      return Response.json({ status: 'refused', reason }, { status: 422 });
    }
  };
}
