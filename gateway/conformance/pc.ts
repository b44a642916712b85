import { randomUUID } from 'node:crypto';
import {
  challengeResponse,
  type EnrolResponse,
  type PushRequest,
  pullResponse,
  snapshotResponse,
  tokenResponse,
  type WireChange,
  type WireOp,
} from '../protocol.ts';
import type { Key } from './key.ts';
import type { Answer, Line, Sending } from './line.ts';
import { type Draft, wireOp } from './operation.ts';
import { Witness } from './witness.ts';

/** A showroom PC written from SYNC.md alone: a key, an outbox number, a cursor. */
export class Pc {
  readonly enrolled: EnrolResponse;
  readonly key: Key;
  readonly epoch = randomUUID();
  readonly #line: Line;
  #token: string | null = null;
  #opSeq = 0;
  #cursor: number | null = null;

  constructor(line: Line, key: Key, enrolled: EnrolResponse) {
    this.#line = line;
    this.key = key;
    this.enrolled = enrolled;
  }

  /** The same PC after its store was restored from a backup: a new epoch, numbers from 1 again. */
  restored(): Pc {
    return new Pc(this.#line, this.key, this.enrolled);
  }

  op(draft: Draft): WireOp {
    this.#opSeq += 1;
    return wireOp(this.#opSeq, draft);
  }

  challenge(): Promise<Answer> {
    return this.#line.send('POST', '/v1/challenge', { json: { device_id: this.enrolled.device_id } });
  }

  askToken(nonce: string, signature: string, note?: string): Promise<Answer> {
    const json = { device_id: this.enrolled.device_id, nonce, signature };
    return this.#line.send('POST', '/v1/token', { json, note });
  }

  async token(): Promise<string> {
    if (this.#token) return this.#token;
    const see = new Witness();
    const { nonce } = see.shape(await this.challenge(), challengeResponse);
    this.#token = see.shape(await this.askToken(nonce, this.key.sign(nonce)), tokenResponse).token;
    return this.#token;
  }

  /** A request with this PC's token. */
  async send(method: string, path: string, sending: Sending = {}): Promise<Answer> {
    return this.#line.send(method, path, { token: await this.token(), ...sending });
  }

  push(ops: WireOp[], { fields, ...sending }: Sending & { fields?: object } = {}): Promise<Answer> {
    const request: PushRequest = {
      protocol: 1,
      schema_v: 1,
      epoch: this.epoch,
      gateway_epoch: this.enrolled.gateway_epoch,
      pending_count: ops.length,
      oldest_pending_at: ops.length > 0 ? Date.now() : null,
      ops,
    };
    const note = sending.note ?? `${ops.length} operation${ops.length === 1 ? '' : 's'}`;
    return this.send('POST', '/v1/push', { ...sending, note, json: { ...request, ...fields } });
  }

  pull(cursor: number, limit = 1000): Promise<Answer> {
    return this.send('GET', `/v1/pull?cursor=${cursor}&limit=${limit}`);
  }

  /** What came into the feed since the last call; the first call only finds the end of the feed. */
  async news(): Promise<WireChange[]> {
    if (this.#cursor !== null) return this.since(this.#cursor);
    const oldest = (await this.pull(0)).status !== 410;
    const head = oldest ? 0 : await this.#snapshotHead();
    await this.since(head);
    return [];
  }

  /** For a feed whose beginning is gone. */
  async #snapshotHead(): Promise<number> {
    return new Witness().shape(await this.send('GET', '/v1/snapshot?limit=1'), snapshotResponse).as_of_seq;
  }

  /** The feed from a place to its end, where this PC then stands. */
  async since(cursor: number): Promise<WireChange[]> {
    const see = new Witness();
    const found: WireChange[] = [];
    for (let place = cursor, more = true; more; ) {
      const answer = await this.pull(place);
      const page = see.shape(answer, pullResponse);
      see.that(answer, 'a cursor that moves on', page.cursor, !page.more || page.cursor > place);
      found.push(...page.changes);
      ({ more, cursor: place } = page);
      this.#cursor = place;
    }
    return found;
  }

  /** Where this PC stands in the feed. */
  get cursor(): number {
    return this.#cursor ?? 0;
  }
}
