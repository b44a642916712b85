import { kindOf } from '../../../db/attachments/kind.ts';
import { MOST_THUMB_BYTES } from '../../../db/attachments/model.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { mustRead, type Viewer } from './cards.ts';
import type { AttachmentFolder } from './folder.ts';
import { plainBytes } from './sealed.ts';
import { type AttachmentRoom, requireAttachment } from './service.ts';

const nameOf = (sha256: string) => `${sha256}.thumb`;

/** The small picture of a content as a data address; null where no window has made one, or what it made is unreadable. */
export async function readThumb(folder: AttachmentFolder, sha256: string): Promise<string | null> {
  const sealed = await folder.sizeOf(nameOf(sha256));
  if (sealed === null) return null;
  const bytes = await folder.read(nameOf(sha256), plainBytes(sealed)).catch(() => null);
  return bytes && `data:image/jpeg;base64,${bytes.toString('base64')}`;
}

/** Keeps the small picture a window made of an image it showed; this PC's own, it travels nowhere. */
export async function keepThumb(room: AttachmentRoom, viewer: Viewer, input: { id: string; jpeg: string }) {
  const row = requireAttachment(room.store.db, input.id);
  mustRead(viewer, row.entity);
  const bytes = Buffer.from(input.jpeg, 'base64');
  if (bytes.length > MOST_THUMB_BYTES || kindOf(bytes) !== 'image/jpeg') throw new Refusal('attachment.kind');
  await room.folder.write(nameOf(row.sha256), bytes);
  room.tell(row.id);
}
