import { TransportError } from '../errors.ts';
import { json } from '../http/answer.ts';
import type { Closed } from '../http/routes.ts';
import { findFile, pieceAt } from '../store/attachments.ts';
import type { Database } from '../store/database.ts';
import { pieceQuery, receivePiece } from './receive.ts';

const sha256Of = (request: Request): string => new URL(request.url).pathname.slice(-64);

/** `/v1/attachments/{sha256}`: how much of a file is here, its next piece, its bytes. Only of the PC's own showroom. */
export const ATTACHMENT_ROUTES: Readonly<Record<string, Closed>> = {
  HEAD: async ({ database }, { request }, { storeId }) => {
    const file = await findFile(database, storeId, sha256Of(request));
    return new Response(null, { headers: { 'x-received': String(file?.received ?? 0), 'cache-control': 'no-store' } });
  },
  PUT: async ({ database }, { request, now }, { storeId }) => {
    const query = pieceQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new TransportError('invalid_request', { message: 'offset、size：数值不正确' });
    const bytes = Buffer.from(await request.arrayBuffer());
    const kept = await receivePiece(database, { storeId, sha256: sha256Of(request), ...query.data, bytes, now });
    return json(kept, 200, { 'x-received': String(kept.received) });
  },
  GET: async ({ database }, { request }, { storeId }) => {
    const sha256 = sha256Of(request);
    const file = await findFile(database, storeId, sha256);
    if (!file?.complete) throw new TransportError('not_found', { message: '网关上还没有这个文件' });
    const headers = {
      'content-type': 'application/octet-stream',
      'content-length': String(file.size),
      'cache-control': 'no-store',
    };
    return new Response(bytesOf(database, storeId, sha256), { headers });
  },
};

/** The pieces one after another, each read when the one before was taken: a file is never whole in memory. */
function bytesOf(database: Database, storeId: string, sha256: string): ReadableStream<Uint8Array> {
  let start = 0;
  return new ReadableStream({
    pull: async (stream) => {
      const bytes = await pieceAt(database, storeId, sha256, start);
      if (bytes === null) return stream.close();
      start += bytes.length;
      stream.enqueue(bytes);
    },
  });
}
