import { createHash, randomBytes } from 'node:crypto';
import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** Bytes that begin as a photograph does; `size` of them, different every time. */
export function photo(size = 40_000): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(randomBytes(size));
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
}

type AttachmentDoc = NewOf<'attachment'>;

/** A stored attachment: a photograph on a customer's card. */
export function attachmentDoc(changes: Partial<AttachmentDoc> & { bytes?: Uint8Array } = {}): AttachmentDoc {
  const { bytes = photo(), ...fields } = changes;
  return {
    id: newId(),
    entity: 'customer',
    entityId: newId(),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    name: '行驶证.jpg',
    mime: 'image/jpeg',
    size: bytes.length,
    ...fields,
  };
}
