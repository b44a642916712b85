import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../../kernel/logger.ts';
import { workerUrl } from '../../kernel/paths.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { isDamage, noteDamage } from '../../kernel/suspect.ts';
import type { Actor } from '../../kernel/write.ts';
import type { CopyOrder, CopyOutcome } from './copy-worker.ts';
import { type Backup, folderOf, listBackups, nameAt, removeOutdated } from './folder.ts';

/** Encrypted copies of the store in `backups/`, nightly and on demand. */
export interface BackupService {
  list(): Backup[];
  /** Makes, verifies and keeps one; a second call joins the one that runs. @throws Refusal `store.full`, `backup.failed` */
  now(actor: Actor): Promise<Backup>;
  /** Waits for one that runs. */
  stop(): Promise<void>;
}

export interface BackupOptions {
  store: Store;
  log: Logger;
  /** Calls back in this PC's nightly slot. */
  onNightly(work: () => void): void;
}

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 3_600_000;
/** A PC that is off every night still gets its backup, but not while it is being started in the morning. */
const FIRST_LOOK_MS = 5 * 60_000;

async function copyStore(order: CopyOrder): Promise<CopyOutcome> {
  const worker = new Worker(workerUrl('backup'), { workerData: order });
  const gone = once(worker, 'exit').then((): CopyOutcome => ({ ok: false, code: 'worker' }));
  const told = once(worker, 'message').then(([outcome]) => outcome as CopyOutcome);
  return Promise.race([told, gone]).catch((): CopyOutcome => ({ ok: false, code: 'worker' }));
}

export function startBackups({ store, log, onNightly }: BackupOptions): BackupService {
  let running: Promise<Backup> | null = null;

  const make = async (actor: Actor): Promise<Backup> => {
    listBackups(store.dir);
    const name = nameAt(store.clock.now());
    const target = join(folderOf(store.dir), name);
    const outcome = await copyStore({ file: join(store.dir, 'store.db'), key: new Uint8Array(store.key), target });
    if (!outcome.ok) {
      log.error({ reason: outcome.code }, 'backup failed');
      if (isDamage(outcome)) noteDamage(store.dir);
      throw new Refusal(/FULL|ENOSPC/.test(outcome.code) ? 'store.full' : 'backup.failed');
    }
    removeOutdated(store.dir);
    if (store.db.open) store.write(actor, (tx) => tx.audit('backup', 'store', null, { name }));
    return listBackups(store.dir).find((backup) => backup.name === name)!;
  };

  const now = (actor: Actor): Promise<Backup> => {
    running ??= make(actor).finally(() => {
      running = null;
    });
    return running;
  };

  /** Nobody waits for these: a failure is in the log, and the next look tries again. */
  const byItself = () => {
    now({ id: 'system' }).catch((err: unknown) => log.error({ err }, 'nightly backup failed'));
  };
  const ifOverdue = () => {
    const now = store.clock.now();
    // One made while the clock ran ahead says nothing about today.
    const newest = listBackups(store.dir).find(({ at }) => at <= now);
    if (!newest || newest.at < now - DAY_MS) byItself();
  };
  onNightly(byItself);
  const first = setTimeout(ifOverdue, FIRST_LOOK_MS).unref();
  const later = setInterval(ifOverdue, LOOK_EVERY_MS).unref();

  return {
    list: () => listBackups(store.dir),
    now,
    async stop() {
      clearTimeout(first);
      clearInterval(later);
      await running?.catch(() => undefined);
    },
  };
}
