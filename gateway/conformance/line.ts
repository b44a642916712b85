import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** One answer of the gateway and, in short, what it answers to. */
export interface Answer {
  sent: string;
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  text: string;
  /** Undefined when the text is no JSON. */
  json: unknown;
}

export interface Sending {
  /** What is special about this request, for the table. */
  note?: string;
  token?: string;
  json?: unknown;
  bytes?: Uint8Array;
  gzip?: boolean;
  headers?: Record<string, string>;
  /** Takes a 429 as the answer instead of waiting as told and asking again. */
  impatient?: boolean;
}

const ANSWER_WITHIN_MS = 60_000;
const LONGEST_PAUSE_S = 120;
const MOST_PAUSES = 5;

/** HTTP to the gateway under test; a 429 is obeyed, so that the limits of a gateway in use do not spoil the checks. */
export class Line {
  readonly url: string;
  /** Lets this many seconds pass. */
  readonly wait: (seconds: number) => Promise<unknown>;

  constructor(url: string, wait: Line['wait'] = (seconds) => pause(seconds * 1000)) {
    this.url = url.replace(/\/+$/, '');
    this.wait = wait;
  }

  /** @throws the error of the connection, when no answer comes */
  async send(method: string, path: string, sending: Sending = {}): Promise<Answer> {
    const sent = `${method} ${shortened(path)}${sending.note ? `: ${sending.note}` : ''}`;
    for (let pauses = 0; ; pauses += 1) {
      const response = await this.open(method, path, sending);
      const answer = await readAnswer(sent, response);
      const seconds = Number(answer.headers.get('retry-after'));
      if (answer.status !== 429 || sending.impatient || pauses === MOST_PAUSES || !(seconds > 0)) return answer;
      await this.wait(Math.min(seconds, LONGEST_PAUSE_S));
    }
  }

  /** The bare response, for an answer that does not end. */
  open(method: string, path: string, sending: Sending = {}, signal?: AbortSignal): Promise<Response> {
    const { json, bytes, gzip, token, headers } = sending;
    const plain = bytes ?? (json === undefined ? undefined : Buffer.from(JSON.stringify(json)));
    return fetch(this.url + path, {
      method,
      body: plain && (gzip ? gzipSync(plain) : (plain as Uint8Array<ArrayBuffer>)),
      headers: {
        ...(plain ? { 'content-type': bytes ? 'application/octet-stream' : 'application/json' } : {}),
        ...headers,
        ...(gzip ? { 'content-encoding': 'gzip' } : {}),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      redirect: 'manual',
      signal: signal ?? AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  }
}

async function readAnswer(sent: string, response: Response): Promise<Answer> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { sent, status: response.status, headers: response.headers, bytes, text, json };
}

/** Hashes and places are long and say nothing in a table. */
const shortened = (path: string): string =>
  path.replace(/[0-9a-f]{64}/, (hex) => `${hex.slice(0, 8)}…`).replace(/(after=.{12})[^&]+/, '$1…');
