import type { LaneStatus } from '../../../db/attachments/lane.ts';
import type { Actor } from '../../kernel/write.ts';
import { settleFile } from './files.ts';
import { readSwitches } from './lane-switches.ts';
import { type AttachmentRoom, requireAttachment } from './service.ts';

/** What waits, what head office did not take, and what holds files back. */
export function laneStatus({ store }: AttachmentRoom): LaneStatus {
  const attached = 'EXISTS (SELECT 1 FROM attachment AS a WHERE a.sha256 = f.sha256 AND a.deleted_at IS NULL)';
  const waits = store.db
    .prepare(
      `SELECT count(*) AS waiting, coalesce(sum(f.size - f.sent_bytes), 0) AS waitingBytes FROM attachment_file AS f
       WHERE f.state = 'waiting' AND ${attached}`,
    )
    .get() as Pick<LaneStatus, 'waiting' | 'waitingBytes'>;
  const refused = store.db
    .prepare(
      `SELECT a.id, a.entity, a.entity_id AS entityId, a.name, f.code FROM attachment_file AS f
       JOIN attachment AS a ON a.sha256 = f.sha256 AND a.deleted_at IS NULL
       WHERE f.state = 'refused' ORDER BY f.added_at DESC LIMIT 100`,
    )
    .all() as LaneStatus['refused'];
  return { ...waits, ...readSwitches(store), refused };
}

/** 再试一次 of a file head office refused. @throws Refusal `record.missing` */
export function sendAgain(room: AttachmentRoom, actor: Actor, id: string): void {
  const { sha256 } = requireAttachment(room.store.db, id);
  room.store.write(actor, (tx) => {
    settleFile(tx, sha256, { state: 'waiting', attempts: 0, nextTryAt: null, code: null });
    tx.audit('resend', 'attachment', id, {});
    tx.changed('attachment', id);
  });
  room.desk.work();
}
