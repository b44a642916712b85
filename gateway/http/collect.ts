import type { IncomingMessage } from 'node:http';
import { TransportError } from '../errors.ts';
import { PUSH_LIMITS } from '../protocol.ts';

/** No body of any route is longer. */
const LONGEST = PUSH_LIMITS.maxInflated;
/** A refused body up to here is read to its end, though not kept: a sender that is cut off would never see the answer. */
const DRAIN_BYTES = 32 * 1024 * 1024;

/**
 * The whole body, each piece counted before it is kept. One that is declared or turns out too long is refused without waiting for its end.
 * @throws {TransportError} too_large, and whatever `count` throws; any other error: the sender is gone
 */
export async function collect(message: IncomingMessage, count: (bytes: number) => void): Promise<Buffer> {
  if (Number(message.headers['content-length'] ?? 0) > LONGEST) throw new TransportError('too_large');
  const chunks: Buffer[] = [];
  let size = 0;
  // What is refused is drained, so the connection must outlive the loop.
  for await (const chunk of message.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LONGEST) throw new TransportError('too_large');
    count(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads what is left of a refused body and keeps none of it. */
export function drain(message: IncomingMessage): void {
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > DRAIN_BYTES) message.destroy();
  });
  message.on('error', () => undefined);
}
