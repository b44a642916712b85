import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { TransportError } from '../errors.ts';
import { PUSH_LIMITS } from '../protocol.ts';

const inflate = promisify(gunzip);

/**
 * Reads a JSON request body, gzip or plain, never holding more than the limit: a bomb stops inflating at 4 MiB.
 * @throws {TransportError} too_large, invalid_request (the message names the field)
 */
export async function readJson<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
  const sent = await readBytes(request);
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip')
    throw invalid(`content-encoding：不支持 ${encoding.slice(0, 20)}`);
  const bytes = encoding === 'gzip' ? await unzip(sent) : sent;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalid('body：不是有效的 JSON');
  }
  const parsed = schema.safeParse(value, { error: z.locales.zhCN().localeError });
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
    return await inflate(sent, { maxOutputLength: PUSH_LIMITS.maxInflated });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new TransportError('too_large');
    throw invalid('content-encoding：不是有效的 gzip');
  }
}
