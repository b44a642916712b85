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
    const { from, to, partial } = rangeOf(request.headers.get('range'), file.size);
    const headers = {
      'content-type': 'application/octet-stream',
      'content-length': String(to - from),
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
      ...(partial ? { 'content-range': `bytes ${from}-${to - 1}/${file.size}` } : {}),
    };
    const status = partial ? 206 : 200;
    return new Response(bytesOf(database, { storeId, sha256, from, to }), { status, headers });
  },
};

/** One range of bytes, as a PC asks for that goes on where it was; anything else is answered with the whole file. */
function rangeOf(header: string | null, size: number): { from: number; to: number; partial: boolean } {
  const [, first = '', last = ''] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  const from = Number(first);
  const to = last === '' ? size : Math.min(size, Number(last) + 1);
  return first !== '' && from < to ? { from, to, partial: true } : { from: 0, to: size, partial: false };
}

/** The pieces one after another, each read when the one before was taken: a file is never whole in memory. */
function bytesOf(
  database: Database,
  { storeId, sha256, from, to }: { storeId: string; sha256: string; from: number; to: number },
): ReadableStream<Uint8Array> {
  let at = from;
  return new ReadableStream({
    pull: async (stream) => {
      const bytes = at < to ? await pieceAt(database, storeId, sha256, at) : null;
      if (bytes === null) return stream.close();
      stream.enqueue(bytes.subarray(0, to - at));
      at += bytes.length;
    },
  });
}
