import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one request on its way. */
export type Mishap =
  /** It gets no answer: a line so slow that it seems to stand still. */
  | 'held'
  /** The line breaks before the gateway gets it. */
  | 'cut'
  /** The gateway gets it; the line breaks before the answer. */
  | 'answerLost'
  /** A byte is another one when it arrives. */
  | 'damaged'
  /** A byte of the answer is another one when it arrives. */
  | 'answerDamaged';

export interface HeldLine {
  url: string;
  /** `PUT /v1/attachments/…?offset=0&size=5` of every request, in order. */
  requests: string[];
  /** `bytes=0-65535` of the requests that asked for a part, in order. */
  ranges: string[];
  /** What the gateway answered, whether or not that answer arrived. */
  answered: { request: string; status: number }[];
  fate(request: string): Mishap | null;
  close(): Promise<void>;
}

const HOP = ['connection', 'host', 'content-length', 'transfer-encoding', 'accept-encoding'];
const travelling = (headers: Iterable<[string, unknown]>) =>
  Object.fromEntries([...headers].filter(([name]) => !HOP.includes(name))) as Record<string, string>;

/** The same bytes but for one in the middle. */
function flipped(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) copy[copy.length >> 1]! ^= 1;
  return copy;
}

/** A line to a real gateway on which single requests meet with mishaps, and which remembers the order of all. */
export async function heldLine(target: string): Promise<HeldLine> {
  const pass = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = 'GET', url = '/' } = request;
    const name = `${method} ${url}`;
    line.requests.push(name);
    if (request.headers.range) line.ranges.push(request.headers.range);
    const mishap = line.fate(name);
    if (mishap === 'held') return;
    if (mishap === 'cut') return void request.socket.destroy();
    const body = Buffer.concat(chunks);
    const gone = new AbortController();
    reply.on('close', () => gone.abort());
    const answer = await fetch(target + url, {
      method,
      headers: travelling(Object.entries(request.headers)),
      body: ['GET', 'HEAD'].includes(method) ? null : new Uint8Array(mishap === 'damaged' ? flipped(body) : body),
      signal: gone.signal,
    });
    line.answered.push({ request: name, status: answer.status });
    if (mishap === 'answerLost') return void request.socket.destroy();
    reply.writeHead(answer.status, travelling(answer.headers));
    reply.flushHeaders();
    if (mishap === 'answerDamaged') return void reply.end(flipped(new Uint8Array(await answer.arrayBuffer())));
    for await (const chunk of answer.body ?? []) reply.write(chunk);
    reply.end();
  };
  const server = createServer((request, reply) => {
    pass(request, reply).catch(() => reply.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const line: HeldLine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    ranges: [],
    answered: [],
    fate: () => null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return line;
}
