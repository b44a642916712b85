import type { AttachmentRoom } from '../features/attachments/service.ts';
import type { BackupService } from '../features/backup/service.ts';
import type { SyncService } from '../features/sync/service.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Store } from '../kernel/store.ts';
import type { Downloads } from './downloads.ts';
import type { LiveEvents } from './live.ts';
import type { Session, Sessions } from './sessions.ts';

/** What every service may rely on; made once by the composition root. */
export interface Showroom {
  store: Store;
  log: Logger;
  sessions: Sessions;
  live: LiveEvents;
  downloads: Downloads;
  sync: SyncService;
  backup: BackupService;
  attachments: AttachmentRoom;
}

/** One request: the showroom, and who asks (null before login). */
export interface Context {
  showroom: Showroom;
  session: Session | null;
}
