import type { CrmMapping } from '../adapters/mapping.ts';
import type { WakeUps } from '../events/wake-ups.ts';
import type { Logger } from '../log.ts';
import type { Database } from '../store/database.ts';
import type { Figures } from '../store/figures.ts';
import type { Turns } from '../store/turns.ts';
import type { RateLimiter } from './rate-limit.ts';
import type { Traffic } from './traffic.ts';

/** What every route works with. */
export interface Setting {
  database: Database;
  log: Logger;
  limiter: RateLimiter;
  /** Key of the tokens' signature. */
  tokenSecret: string;
  /** Bearer secret of the operator's endpoints, new at each start. */
  adminToken: string;
  /** Requests of this process, for `/metrics`. */
  traffic: Traffic;
  /** How the showrooms stand, for `/metrics`: anyone may ask, so the database is asked for all of them together. */
  figures(now: number): Promise<Figures>;
  /** The showrooms of the dealer's group, told at each push. */
  group(now: number): Promise<{ id: string; name: string }[]>;
  /** Names of the ways to the head-office CRM; none: records wait. */
  crmAdapters: readonly string[];
  /** What the CRM gets of a record. */
  crmMapping: CrmMapping;
  /** PCs that listen for changes. */
  wakeUps: WakeUps;
  /** Pushes of one showroom, one after another. */
  turns: Turns;
  /** The showroom's log grew up to here. */
  grown(storeId: string, headSeq: number): void;
  /** Lets the CRM worker look at its queue now. */
  wakeCrm(): void;
}
