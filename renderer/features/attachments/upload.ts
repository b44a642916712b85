import type { AttachedTo } from '../../../db/attachments/model.ts';
import { useSession } from '../../lib/session.ts';

/** Hands a file in under the session of this window. Throws what the API throws: a refusal with its code. */
export async function upload(card: { entity: AttachedTo; id: string }, file: File): Promise<void> {
  const query = new URLSearchParams({ ...card, name: file.name });
  const answer = await fetch(`/files?${query}`, {
    method: 'POST',
    body: file,
    headers: { authorization: `Bearer ${useSession.getState().session?.token ?? ''}` },
    cache: 'no-store',
  });
  if (answer.ok) return;
  const { refusal } = (await answer.json()) as { refusal: unknown };
  throw Object.assign(new Error('the file was refused'), { data: { refusal } });
}
