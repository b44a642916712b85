import { join } from 'node:path';
import { kindOf } from '../../../db/attachments/kind.ts';
import {
  type AttachedTo,
  type AttachmentKind,
  attachmentName,
  MOST_BYTES,
  tidyName,
} from '../../../db/attachments/model.ts';
import type { attachment } from '../../../db/attachments/table.ts';
import type { LiveEvents } from '../../api/live.ts';
import type { Connection } from '../../kernel/connection.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { mustWrite, refuseKept, shownCard, type Viewer } from './cards.ts';
import { noteAdded } from './files.ts';
import { type AttachmentFolder, attachmentFolder } from './folder.ts';
import { createLaneDesk, type FileDesk } from './lane-desk.ts';

type Attachment = typeof attachment.$inferSelect;

/** What the files of a showroom need: the store, their bytes, and the desk that moves these between PCs. */
export interface AttachmentRoom {
  readonly store: Store;
  readonly folder: AttachmentFolder;
  readonly desk: FileDesk;
  /** Contents being kept right now, which no record names yet. */
  readonly adding: Set<string>;
  /** Screens ask again. */
  tell(id: string): void;
}

/** Opens the room of the files beside the store. */
export function openAttachments(store: Store, live: LiveEvents): AttachmentRoom {
  const folder = attachmentFolder(join(store.dir, 'attachments'), store.key);
  const tell = (id: string) => live.emit({ kind: 'change', entity: 'attachment', id });
  return { store, folder, tell, adding: new Set(), desk: createLaneDesk({ store, folder, tell }) };
}

/** @throws Refusal `record.missing` */
export function requireAttachment(
  db: Connection,
  id: string,
): Pick<Attachment, 'id' | 'entity' | 'entityId' | 'sha256' | 'name' | 'mime' | 'size'> {
  const row = db
    .prepare(
      'SELECT id, entity, entity_id AS entityId, sha256, name, mime, size FROM attachment WHERE id = ? AND deleted_at IS NULL',
    )
    .get(id) as Attachment | undefined;
  if (!row) throw new Refusal('record.missing', { params: { entity: 'attachment' } });
  return row;
}

export interface NewAttachment {
  entity: AttachedTo;
  entityId: string;
  name: string;
  kind?: AttachmentKind;
  bytes: Uint8Array;
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  // Off this thread: 20 MiB would hold every request up.
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');
}

/**
 * Puts a file on a card. Its bytes are on disk before anything names them.
 * @throws Refusal `attachment.empty`, `attachment.tooLarge`, `attachment.kind`, `attachment.already`, `record.missing`
 */
export async function addAttachment(room: AttachmentRoom, viewer: Viewer, input: NewAttachment): Promise<Attachment> {
  const { entity, bytes } = input;
  mustWrite(viewer, entity);
  const params = { name: input.name.slice(-60) };
  if (bytes.length === 0) throw new Refusal('attachment.empty', { params });
  if (bytes.length > MOST_BYTES) throw new Refusal('attachment.tooLarge', { params });
  const mime = kindOf(bytes);
  if (mime === null) throw new Refusal('attachment.kind', { params });
  const entityId = shownCard(room.store.db, entity, input.entityId);
  const sha256 = await hashOf(bytes);
  const same = room.store.db
    .prepare('SELECT name FROM attachment WHERE sha256 = ? AND entity = ? AND entity_id = ? AND deleted_at IS NULL')
    .pluck();
  room.adding.add(sha256);
  try {
    await room.folder.write(sha256, bytes);
    return room.store.write(viewer, (tx) => {
      const there = same.get(sha256, entity, entityId) as string | undefined;
      if (there !== undefined) throw new Refusal('attachment.already', { params: { ...params, there } });
      noteAdded(tx, sha256, bytes.length);
      const name = tidyName(input.name, mime);
      return tx.insert('attachment', {
        id: newId(),
        entity,
        entityId,
        sha256,
        name,
        kind: input.kind ?? null,
        mime,
        size: bytes.length,
      }) as Attachment;
    });
  } finally {
    room.adding.delete(sha256);
  }
}

/** @throws Refusal `record.stale`, `record.missing` */
export function renameAttachment(
  room: AttachmentRoom,
  viewer: Viewer,
  input: { id: string; rev: number; name: string },
): void {
  const row = requireAttachment(room.store.db, input.id);
  mustWrite(viewer, row.entity);
  const name = attachmentName.parse(tidyName(input.name, row.mime));
  room.store.write(viewer, (tx) => tx.update('attachment', input.id, { name }, { rev: input.rev }));
}

/** What a file is, where files are told apart. @throws Refusal `record.stale`, `record.missing` */
export function classifyAttachment(
  room: AttachmentRoom,
  viewer: Viewer,
  { id, rev, kind }: { id: string; rev: number; kind: AttachmentKind | null },
): void {
  const row = requireAttachment(room.store.db, id);
  mustWrite(viewer, row.entity);
  refuseKept(room.store.db, row);
  room.store.write(viewer, (tx) => tx.update('attachment', id, { kind }, { rev }));
}

/** Takes a file off its card; its bytes stay until nobody can want them back. */
export function removeAttachment(room: AttachmentRoom, viewer: Viewer, id: string): void {
  const row = requireAttachment(room.store.db, id);
  mustWrite(viewer, row.entity);
  refuseKept(room.store.db, row);
  room.desk.drop(row.sha256);
  room.store.write(viewer, (tx) => tx.remove('attachment', id));
}

/** 撤销 of a removal. @throws Refusal `record.missing` */
export function restoreAttachment(room: AttachmentRoom, viewer: Viewer, id: string): void {
  room.store.write(viewer, (tx) => {
    const row = tx.get('attachment', id) as Attachment | undefined;
    if (!row) throw new Refusal('record.missing', { params: { entity: 'attachment' } });
    mustWrite(viewer, row.entity);
    shownCard(tx.db, row.entity, row.entityId);
    tx.restore('attachment', id);
  });
}
