import { kindOf } from '../../../db/attachments/kind.ts';
import { type AttachedTo, type AttachmentKind, MOST_BYTES } from '../../../db/attachments/model.ts';
import { useSession } from '../../lib/session.ts';
import { followSession } from '../../lib/trpc.ts';

export interface Card {
  readonly entity: AttachedTo;
  readonly id: string;
  /** What files added now are. */
  readonly kind?: AttachmentKind;
}

/** The same shape as a refusal of the API, so that the same catalogue names it. */
const refused = (refusal: unknown) => Object.assign(new Error('the file was refused'), { data: { refusal } });

/** What the host would refuse anyway is said before anything is sent. @throws a refusal with its code */
export async function lookAt(file: File): Promise<void> {
  const params = { name: file.name };
  if (file.size === 0) throw refused({ code: 'attachment.empty', params });
  if (file.size > MOST_BYTES) throw refused({ code: 'attachment.tooLarge', params });
  const head = new Uint8Array(await file.slice(0, 2048).arrayBuffer());
  if (kindOf(head) === null) throw refused({ code: 'attachment.kind', params });
}

/** Hands a file in under the session it was added in; `fetch` could not tell how far it is. @throws a refusal with its code */
export function upload(
  card: Card,
  file: File,
  how: { token: string; signal: AbortSignal; progress: (share: number) => void },
): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/files?${new URLSearchParams({ ...card, name: file.name })}`);
    request.responseType = 'json';
    request.setRequestHeader('authorization', `Bearer ${how.token}`);
    request.upload.onprogress = ({ loaded, total }) => how.progress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status === 200) return resolve(request.response as { id: string });
      const error = refused((request.response as { refusal?: unknown } | null)?.refusal);
      // Another person may sit here by now: their session is not the one that was refused.
      if (useSession.getState().session?.token === how.token) followSession(error);
      reject(error);
    };
    request.onerror = () => reject(new Error('no answer'));
    request.onabort = () => reject(how.signal.reason);
    how.signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
