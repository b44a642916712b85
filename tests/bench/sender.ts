import { Agent, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { PushRequest, WireOp } from '../../gateway/protocol.ts';
import type { TestDevice } from '../harness/device.ts';

/** What one PC sends in a round: everything but the sending is done. */
export interface PreparedPushes {
  token: string;
  /** Gzipped request bodies. */
  requests: Buffer[];
  /** Mean size of one operation's body. */
  bytes: number;
}

/** Kept over all rounds, as a PC keeps its connection. */
const agent = new Agent({ keepAlive: true });
const tokens = new WeakMap<TestDevice, string>();

export async function preparePushes(device: TestDevice, batches: WireOp[][]): Promise<PreparedPushes> {
  const token = tokens.get(device) ?? (await device.token()).body.token;
  tokens.set(device, token);
  const bodies = batches.flat().map(({ body }) => Buffer.byteLength(body));
  const bytes = Math.round(bodies.reduce((a, b) => a + b, 0) / bodies.length);
  return { token, bytes, requests: batches.map((ops) => gzipSync(JSON.stringify(requestOf(device, ops)))) };
}

const requestOf = ({ epoch, gateway_epoch }: TestDevice, ops: WireOp[]): PushRequest => ({
  protocol: 1,
  schema_v: 1,
  epoch,
  gateway_epoch,
  pending_count: ops.length,
  oldest_pending_at: null,
  ops,
});

/** One request in flight; the answers as text, to be looked at when the clock has stopped. */
export async function sendAll(url: string, { token, requests }: PreparedPushes): Promise<string[]> {
  const answers: string[] = [];
  for (const body of requests) answers.push(await send(url, token, body));
  return answers;
}

/** One push. @returns the answer's text, whatever its status */
export function send(url: string, token: string, body: Buffer): Promise<string> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    request(`${url}/v1/push`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      response.on('error', reject);
    })
      .on('error', reject)
      .end(body);
  });
}
