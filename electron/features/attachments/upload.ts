import { z } from 'zod';
import { attachedTo, attachmentKind, MOST_BYTES } from '../../../db/attachments/model.ts';
import type { Session } from '../../api/sessions.ts';
import type { Logger } from '../../kernel/logger.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type AttachmentRoom, addAttachment } from './service.ts';

const asked = z.object({
  entity: attachedTo,
  id: z.uuid(),
  name: z.string().max(1000),
  kind: attachmentKind.optional(),
});
const refuse = (status: number, code: string, params: Record<string, unknown> = {}) =>
  Response.json({ refusal: { code, params } }, { status });

/** The body, at most `most` bytes of it; null when it is longer. */
async function bodyOf(request: Request, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `POST /files?entity=&id=&name=` with the bytes as body: a file too large for the JSON of the API, under the same session. */
export async function receiveUpload(
  room: AttachmentRoom,
  log: Logger,
  session: Session | null,
  request: Request,
): Promise<Response> {
  if (!session) return refuse(401, 'session.none');
  if (session.locked) return refuse(401, 'session.locked');
  const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refuse(400, 'request.unknown');
  const { entity, id: entityId, name, kind } = query.data;
  try {
    const bytes = await bodyOf(request, MOST_BYTES);
    if (bytes === null) throw new Refusal('attachment.tooLarge', { params: { name: name.slice(-60) } });
    const viewer = { id: session.staffId, role: session.role };
    const { id } = await addAttachment(room, viewer, { entity, entityId, name, bytes, ...(kind && { kind }) });
    return Response.json({ id });
  } catch (error) {
    if (error instanceof Refusal) return refuse(422, error.code, error.params);
    const { code = '' } = error as { code?: string };
    if (code === 'ENOSPC' || code === 'SQLITE_FULL') return refuse(422, 'store.full');
    log.error({ err: error }, 'a file could not be added');
    return refuse(500, 'unexpected', { id: '' });
  }
}
