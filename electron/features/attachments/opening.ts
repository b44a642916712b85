import type { Download, Downloads } from '../../api/downloads.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { readEnrolment } from '../sync/enrolment/enrolled.ts';
import { mustRead, type Viewer } from './cards.ts';
import { readFileRow, settleFile } from './files.ts';
import { FileDamaged } from './sealed.ts';
import { type AttachmentRoom, requireAttachment } from './service.ts';

const SYSTEM = { id: 'system' };

/** The whole content; null when it is not here (any more) or not what was written. */
async function wholeOf({ folder }: AttachmentRoom, sha256: string, size: number): Promise<Buffer | null> {
  try {
    return await folder.read(sha256, size);
  } catch (error) {
    if (error instanceof FileDamaged || (error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Opens a file for a person: an address that is good for a short while, or null while its bytes come from head office (the list tells
 * how far they are). A file lost or damaged on this PC's disk is fetched again.
 * @throws Refusal `attachment.lost` when it is neither here nor at head office
 */
export async function openAttachment(
  room: AttachmentRoom,
  viewer: Viewer & { token: string },
  downloads: Downloads,
  id: string,
): Promise<{ url: string | null }> {
  const { store } = room;
  const row = requireAttachment(store.db, id);
  mustRead(viewer, row.entity);
  const { sha256, size, name, mime } = row;
  const file = readFileRow(store.db, sha256);
  const here = file?.state !== 'remote' && (await wholeOf(room, sha256, size)) !== null;
  if (!here) {
    if (!readEnrolment(store.db) || file?.state === 'waiting')
      throw new Refusal('attachment.lost', { params: { name } });
    store.write(SYSTEM, (tx) => settleFile(tx, sha256, { state: 'remote', attempts: 0, nextTryAt: null, code: null }));
    room.desk.want(sha256);
    return { url: null };
  }
  store.write(viewer, (tx) => tx.audit('open', 'attachment', id, { entity: row.entity, entityId: row.entityId }));
  const bytes = async () => {
    const whole = await wholeOf(room, sha256, size);
    return whole && new Uint8Array(whole);
  };
  return downloads.offer({ bytes, mime, name, token: viewer.token } satisfies Download);
}

/** Nobody waits for it any more; what has come is kept. */
export function cancelFetch(room: AttachmentRoom, id: string): void {
  room.desk.drop(requireAttachment(room.store.db, id).sha256);
  room.tell(id);
}
