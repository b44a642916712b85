import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeldLine {
  url: string;
  /** `PUT /v1/attachments/…?offset=0&size=5` of every request, in order. */
  requests: string[];
  /** Requests this names get no answer: a line so slow that they seem to stand still. */
  hold(request: string): boolean;
  close(): Promise<void>;
}

const HOP = ['connection', 'host', 'content-length', 'transfer-encoding', 'accept-encoding'];
const travelling = (headers: Iterable<[string, unknown]>) =>
  Object.fromEntries([...headers].filter(([name]) => !HOP.includes(name))) as Record<string, string>;

/** A line to a real gateway on which some requests stand still, and which remembers the order of all. */
export async function heldLine(target: string): Promise<HeldLine> {
  const pass = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = 'GET', url = '/' } = request;
    line.requests.push(`${method} ${url}`);
    if (line.hold(`${method} ${url}`)) return;
    const gone = new AbortController();
    reply.on('close', () => gone.abort());
    const answer = await fetch(target + url, {
      method,
      headers: travelling(Object.entries(request.headers)),
      body: ['GET', 'HEAD'].includes(method) ? null : Buffer.concat(chunks),
      signal: gone.signal,
    });
    reply.writeHead(answer.status, travelling(answer.headers));
    reply.flushHeaders();
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
    hold: () => false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return line;
}
