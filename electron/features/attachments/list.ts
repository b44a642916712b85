import type { AttachedTo, AttachmentKind, AttachmentMime, FileState } from '../../../db/attachments/model.ts';
import { mustRead, shownCard, type Viewer } from './cards.ts';
import type { AttachmentRoom } from './service.ts';
import { readThumb } from './thumbs.ts';

/** A file on a card. */
export interface AttachmentLine {
  id: string;
  rev: number;
  name: string;
  kind: AttachmentKind | null;
  mime: AttachmentMime;
  /** Bytes. */
  size: number;
  addedAt: number;
  addedBy: string | null;
  state: FileState;
  /** Why it is not where it should be. */
  code: string | null;
  /** Bytes at head office, while it is being sent. */
  sentBytes: number;
  /** Bytes fetched, while somebody waits for it. */
  fetchedBytes: number | null;
  /** Data address of a small picture; null without one. */
  thumb: string | null;
}

type Row = Omit<AttachmentLine, 'fetchedBytes' | 'thumb'> & { sha256: string };

/** Files of the card and of those merged into it. */
const lines = (entity: AttachedTo) => `WITH RECURSIVE card(id) AS (
    VALUES (@id) UNION SELECT merged.id FROM ${entity} AS merged JOIN card ON merged.merged_into = card.id)
  SELECT a.id, a.rev, a.name, a.kind, a.mime, a.size, a.sha256, a.created_at AS addedAt, s.name AS addedBy,
    coalesce(f.state, 'remote') AS state, f.code, coalesce(f.sent_bytes, 0) AS sentBytes
  FROM card JOIN attachment AS a ON a.entity_id = card.id AND a.entity = '${entity}' AND a.deleted_at IS NULL
  LEFT JOIN attachment_file AS f ON f.sha256 = a.sha256 LEFT JOIN staff AS s ON s.id = a.created_by
  ORDER BY a.created_at, a.id`;

/** Everything on a card, oldest first. @throws Refusal `record.missing`, `session.forbidden` */
export async function listAttachments(
  { store, folder, desk }: AttachmentRoom,
  viewer: Viewer,
  card: { entity: AttachedTo; entityId: string },
): Promise<AttachmentLine[]> {
  mustRead(viewer, card.entity);
  const id = shownCard(store.db, card.entity, card.entityId);
  const rows = store.db.prepare(lines(card.entity)).all({ id }) as Row[];
  return Promise.all(
    rows.map(async ({ sha256, ...row }) => ({
      ...row,
      fetchedBytes: desk.wants(sha256) ? await folder.fetched(sha256) : null,
      thumb: await readThumb(folder, sha256),
    })),
  );
}
