import { gunzipSync } from 'node:zlib';
import type { Fetch } from '../../../electron/workers/sync/transport.ts';
import type { Gateway } from '../../../gateway/gateway.ts';
import type { Fault, Weather } from './steps.ts';

/** Where the gateway stands for every PC; nothing listens there. */
export const GATEWAY_URL = 'http://gateway.test';

/** Sends the request; `body` in place of its own. */
type Send = (body?: string) => Promise<Response>;

/** The lines between the PCs and the gateway, and what is still under way on them. */
export interface Network {
  /** The line of one PC; `gate` holds a request back until it is its turn, `watch` reads what leaves. */
  line(gate: () => Promise<void>, weather: Weather, watch: (url: string, body: string | null) => void): Fetch;
  /** Lets late requests arrive, oldest first; nobody waits for their answers any more. */
  arriveLate(): Promise<void>;
  late(): number;
  /** Requests that reached the gateway so far. */
  arrived(): number;
}

/** A network in front of a real gateway that does to its traffic what networks do. */
export function network(gateway: Pick<Gateway, 'fetch'>): Network {
  let late: Send[] = [];
  let arrived = 0;
  const cache = new Map<string, string>();

  const meet = async (fault: Fault | null, key: string, body: unknown, send: Send): Promise<Response> => {
    switch (fault) {
      case 'requestLost':
        throw new TypeError('fetch failed');
      case 'answerLost':
        await send();
        throw new TypeError('fetch failed');
      case 'requestTwice':
        await send();
        return send();
      case 'requestLate':
        late.push(send);
        throw new DOMException('timed out', 'TimeoutError');
      case 'errorBefore':
        return new Response('boom', { status: 500 });
      case 'errorAfter':
        await send();
        return new Response('bad gateway', { status: 502 });
      case 'busy':
        return new Response('{}', { status: 429, headers: { 'retry-after': '1' } });
      case 'loginPage':
        return new Response('<html>Wi-Fi</html>', { status: 200, headers: { 'content-type': 'text/html' } });
      case 'answerStale': {
        const kept = cache.get(key);
        return kept === undefined ? send() : new Response(kept, { status: 200 });
      }
      case 'takenPartly':
        return send(halfOf(body));
      case 'answerTruncated':
      case 'answerPartial':
      case 'answerReordered':
      case 'changeMissing': {
        const answer = await send();
        if (!answer.ok) return answer;
        return new Response(spoil(await answer.text(), fault, key), { status: answer.status });
      }
      case null: {
        const answer = await send();
        if (!answer.ok || !key.startsWith('GET ')) return answer;
        const text = await answer.text();
        cache.set(key, text);
        return new Response(text, { status: answer.status });
      }
    }
  };

  return {
    line(gate, weather, watch) {
      let asked = 0;
      return async (input, init) => {
        await gate();
        const url = String(input);
        const { method = 'GET', headers, body } = init ?? {};
        const plain = new Headers(headers);
        // The gateway takes both; a body one can read is one that can be tampered with.
        const text = body instanceof Uint8Array ? gunzipSync(body).toString() : ((body ?? null) as string | null);
        watch(url, text);
        plain.delete('content-encoding');
        const send: Send = (other) => {
          arrived += 1;
          return gateway.fetch(new Request(url, { method, headers: plain, body: other ?? text }), { ip: '10.0.0.1' });
        };
        return meet(weather[asked++] ?? null, `${method} ${url}`, text, send);
      };
    },
    async arriveLate() {
      const arriving = late;
      late = [];
      for (const send of arriving) await send();
    },
    late: () => late.length,
    arrived: () => arrived,
  };
}

/** A push with the first half of its operations; anything else as it is. */
function halfOf(body: unknown): string | undefined {
  if (typeof body !== 'string') return undefined;
  const request = JSON.parse(body) as { ops?: unknown[] };
  if (!request.ops) return undefined;
  return JSON.stringify({ ...request, ops: request.ops.slice(0, Math.floor(request.ops.length / 2)) });
}

/** What a damaged connection makes of an answer. */
function spoil(text: string, fault: Fault, key: string): string {
  if (fault === 'answerTruncated') return text.slice(0, Math.floor(text.length / 2));
  const answer = JSON.parse(text) as { results?: unknown[]; changes?: unknown[] };
  const { results, changes } = answer;
  if (fault === 'answerPartial' && results) answer.results = results.slice(0, Math.floor(results.length / 2));
  if (fault === 'answerReordered' && results) answer.results = results.toReversed();
  // Not the last one: what a replica has not got yet at the end is an ordinary, shorter page.
  const feed = key.startsWith(`GET ${GATEWAY_URL}/v1/pull`);
  if (fault === 'changeMissing' && feed && changes && changes.length > 1) answer.changes = changes.toSpliced(0, 1);
  return JSON.stringify(answer);
}
