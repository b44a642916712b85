import type { Logger } from '../log.ts';
import type { Database } from '../store/database.ts';
import type { RateLimiter } from './rate-limit.ts';

/** What every route works with. */
export interface Setting {
  database: Database;
  log: Logger;
  limiter: RateLimiter;
  /** Key of the tokens' signature. */
  tokenSecret: string;
  /** Bearer secret of the operator's endpoints, new at each start. */
  adminToken: string;
  /** Lets the CRM worker look at its queue now. */
  wakeCrm(): void;
}
