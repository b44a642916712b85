import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { TransportError } from '../errors.ts';
import { PUSH_LIMITS } from '../protocol.ts';

const CHINESE = { error: z.locales.zhCN().localeError };
const utf8 = new TextDecoder('utf-8', { fatal: true });

const inflate = promisify(gunzip);

/**
 * Reads a JSON request body, gzip or plain, never holding more than the limit: a bomb stops inflating at 4 MiB.
 * @param surely a quick check for the ordinary case; what it turns away is still for the schema to decide
 * @throws {TransportError} too_large, invalid_request (the message names the field)
 */
export async function readJson<T extends z.ZodType>(
  request: Request,
  schema: T,
  surely?: (value: unknown) => value is z.output<T>,
): Promise<z.output<T>> {
  const sent = await readBytes(request);
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip')
    throw invalid(`content-encoding：不支持 ${encoding.slice(0, 20)}`);
  const bytes = encoding === 'gzip' ? await unzip(sent) : sent;
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    throw invalid('body：不是有效的 JSON');
  }
  if (surely?.(value)) return value;
  const parsed = schema.safeParse(value, CHINESE);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  if (issue.path[0] === 'ops' && issue.code === 'too_big') throw new TransportError('too_large');
  throw invalid(`${issue.path.join('.') || 'body'}：${issue.message}`);
}

const invalid = (message: string): TransportError => new TransportError('invalid_request', { message });

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > PUSH_LIMITS.maxInflated) throw new TransportError('too_large');
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

async function unzip(sent: Uint8Array): Promise<Uint8Array> {
  try {
    // One piece where possible: each further piece is a trip to another thread and back.
    const chunkSize = Math.min(PUSH_LIMITS.maxInflated, Math.max(16_384, sent.length * 8));
    return await inflate(sent, { maxOutputLength: PUSH_LIMITS.maxInflated, chunkSize });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new TransportError('too_large');
    throw invalid('content-encoding：不是有效的 gzip');
  }
}
