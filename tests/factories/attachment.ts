import type { attachment } from '../../db/attachments/table.ts';
import { newId } from '../../electron/kernel/ids.ts';

type AttachmentDoc = Partial<typeof attachment.$inferInsert> & { id: string };

/** The card of a photograph that belongs to a car. */
export const attachmentDoc = (changes: Partial<AttachmentDoc> = {}): AttachmentDoc => ({
  id: newId(),
  entity: 'vehicle',
  entityId: newId(),
  sha256: 'ab'.repeat(32),
  name: '左前门划痕.jpg',
  mime: 'image/jpeg',
  size: 204_800,
  ...changes,
});
