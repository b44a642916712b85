import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the gateway answered, for a bend to change. */
export interface Bendable {
  /** `POST /v1/push`, without the query. */
  route: string;
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bends reach into answers of any shape
  json: any;
}
/** Breaks one rule of the protocol in the answers that pass. */
export type Bend = (answer: Bendable) => void;

export interface BendingProxy {
  url: string;
  bend: Bend;
  close(): Promise<void>;
}

const HOP = ['connection', 'host', 'content-length', 'transfer-encoding', 'accept-encoding'];

/** Stands before a real gateway as a gateway of somebody else's would: the same but for one broken rule. */
export async function bendingProxy(target: string): Promise<BendingProxy> {
  const pass = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = 'GET', url = '/' } = request;
    const stop = new AbortController();
    reply.on('close', () => stop.abort());
    const answer = await fetch(target + url, {
      method,
      headers: Object.entries(request.headers).filter(([name]) => !HOP.includes(name)) as [string, string][],
      body: method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks),
      signal: stop.signal,
    });
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !HOP.includes(name)));
    const route = `${method} ${url.split('?')[0]}`;
    const type = answer.headers.get('content-type') ?? '';
    if (!type.includes('json') || method === 'HEAD') {
      reply.writeHead(answer.status, headers);
      const silent: Bendable = { route, status: answer.status, json: null };
      proxy.bend(silent);
      for await (const chunk of answer.body ?? []) if (silent.status === answer.status) reply.write(chunk);
      return void reply.end();
    }
    const bendable: Bendable = { route, status: answer.status, json: await answer.json() };
    proxy.bend(bendable);
    reply.writeHead(bendable.status, headers).end(JSON.stringify(bendable.json));
  };
  const server = createServer((request, reply) => {
    pass(request, reply).catch(() => reply.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: BendingProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bend: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}
