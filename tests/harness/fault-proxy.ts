import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** What stands between a PC and its gateway today. */
export type Fault =
  | 'none'
  /** The Wi-Fi's login page answers everything. */
  | 'html'
  /** The gateway's machine is unwell. */
  | 'error500'
  /** The gateway takes the request; its answer never arrives. */
  | 'answerLost'
  /** Only the first result of a push comes back. */
  | 'answerCut'
  /** A proxy that takes no push of more than two operations. */
  | 'smallBodies'
  /** Refuses with a pause of one second. */
  | 'busy'
  /** Every push arrives twice, and after it all that came before once more; the last answer is the one that comes back. */
  | 'replayed'
  /** The end of every request's body is missing, and its length says nothing of it. */
  | 'bodyCut'
  /** The same, but only to the next push. */
  | 'bodyCutOnce'
  /** The end of every answer's body is missing. */
  | 'answerHalf'
  /** A cache on the way: the answer of an earlier request of the same kind comes back. */
  | 'answerOld';

export interface FaultProxy {
  url: string;
  fault: Fault;
  /** Operations of every push that came, in order. */
  pushes: number[];
  /** Paths of all requests that came, in order. */
  paths: string[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const countOps = (request: IncomingMessage, body: Buffer): number => {
  const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  return (JSON.parse(text.toString()) as { ops: unknown[] }).ops.length;
};

/** A proxy in front of a real gateway, which does to its traffic what networks do. */
export async function faultProxy(target: string): Promise<FaultProxy> {
  const proxy: Omit<FaultProxy, 'url' | 'close'> = { fault: 'none', pushes: [], paths: [] };
  const earlier: (() => Promise<Response>)[] = [];
  const kept = new Map<string, string>();

  const pass = async (request: IncomingMessage, body: Buffer, reply: ServerResponse, cut: boolean) => {
    const { authorization, 'content-encoding': encoding } = request.headers;
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const stopped = new AbortController();
    reply.on('close', () => stopped.abort());
    const cutOnce = proxy.fault === 'bodyCutOnce' && request.url === '/v1/push';
    if (cutOnce) proxy.fault = 'none';
    const sent = cutOnce || proxy.fault === 'bodyCut' ? body.subarray(0, body.length / 2) : body;
    const ask = (signal?: AbortSignal) =>
      fetch(`${target}${request.url}`, {
        method: request.method ?? 'GET',
        ...(signal ? { signal } : {}),
        ...(hasBody ? { body: new Uint8Array(sent) } : {}),
        headers: {
          ...(hasBody ? { 'content-type': request.headers['content-type'] ?? 'application/json' } : {}),
          ...(authorization ? { authorization } : {}),
          ...(encoding ? { 'content-encoding': encoding } : {}),
        },
      });
    if (proxy.fault === 'replayed' && request.url === '/v1/push') {
      await ask();
      for (const again of earlier) await again();
      earlier.push(ask);
    }
    const answer = await ask(stopped.signal);
    if (proxy.fault === 'answerLost' && request.url === '/v1/push') return void request.socket.destroy();
    const type = answer.headers.get('content-type') ?? 'application/json';
    if (proxy.fault === 'answerHalf' || proxy.fault === 'answerOld') {
      const text = await answer.text();
      const path = new URL(request.url!, target).pathname;
      const old = kept.get(path) ?? text;
      kept.set(path, text);
      const given = proxy.fault === 'answerOld' ? old : text.slice(0, text.length / 2);
      return void reply.writeHead(answer.status, { 'content-type': type }).end(given);
    }
    if (!cut || !answer.ok) {
      const received = answer.headers.get('x-received');
      reply.writeHead(answer.status, { 'content-type': type, ...(received ? { 'x-received': received } : {}) });
      // Wake-ups come one by one: nothing may wait for the end of the answer.
      for await (const piece of answer.body ?? []) reply.write(piece);
      return void reply.end();
    }
    const value = (await answer.json()) as { results: unknown[] };
    const text = JSON.stringify({ ...value, results: value.results.slice(0, 1) });
    reply.writeHead(answer.status, { 'content-type': type }).end(text);
  };

  const server = createServer(async (request, reply) => {
    const body = await bodyOf(request);
    proxy.paths.push(request.url ?? '');
    const isPush = request.url === '/v1/push';
    const count = isPush ? countOps(request, body) : 0;
    if (isPush) proxy.pushes.push(count);
    if (proxy.fault === 'html') reply.writeHead(200, { 'content-type': 'text/html' }).end('<html>Wi-Fi</html>');
    else if (proxy.fault === 'error500') reply.writeHead(500).end('boom');
    else if (proxy.fault === 'busy') reply.writeHead(429, { 'retry-after': '1' }).end();
    else if (proxy.fault === 'smallBodies' && count > 2) reply.writeHead(413).end('Request Entity Too Large');
    else await pass(request, body, reply, proxy.fault === 'answerCut' && isPush).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
