import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { v7 as uuidv7 } from 'uuid';
import type {
  EnrolResponse,
  EntityName,
  OpBody,
  PushRequest,
  PushResponse,
  ReconcileRequest,
  ReconcileResponse,
  SnapshotResponse,
  WireChange,
  WireOp,
} from '../../gateway/protocol.ts';

/** An answer of the gateway as the test saw it. */
export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

/** A second implementation of the client side, written from SYNC.md: a PC with a real P-256 key, over real HTTP. */
export interface TestDevice extends EnrolResponse {
  epoch: string;
  token(): Promise<Answer<{ token: string }>>;
  push(ops: WireOp[], overrides?: Partial<PushRequest>): Promise<Answer<PushResponse>>;
  pull(cursor?: number, limit?: number): Promise<Answer<{ changes: WireChange[]; cursor: number; more: boolean }>>;
  snapshot(after?: string, limit?: number): Promise<Answer<SnapshotResponse>>;
  records(records: { entity: EntityName; id: string }[]): Promise<Answer<{ changes: WireChange[] }>>;
  reconcile(request?: Partial<ReconcileRequest>): Promise<Answer<ReconcileResponse>>;
  /** Any other request with this PC's token. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The next operation of this PC; `text` overrides the exact body text. */
  op(body: Partial<OpBody> & Pick<OpBody, 'patch'>, text?: (body: OpBody) => string): WireOp;
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
export const newId = (): string => uuidv7();

/** Enrols a PC at the gateway under `url` with an enrolment code. */
export async function enrolTestDevice(url: string, code: string, name = '前台一号机'): Promise<TestDevice> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const enrolled = await post<EnrolResponse>(url, '/v1/enrol', { code, public_key: jwk, name });
  if (enrolled.status !== 200) throw new Error(`enrol answered ${enrolled.status} ${JSON.stringify(enrolled.body)}`);
  const { device_id: deviceId } = enrolled.body;
  let bearer: string | null = null;
  let opSeq = 0;
  const token = async (): Promise<Answer<{ token: string }>> => {
    const asked = await post<{ nonce: string; token: never }>(url, '/v1/challenge', { device_id: deviceId });
    if (asked.status !== 200) return asked;
    const { nonce } = asked.body;
    const key = { key: privateKey, dsaEncoding: 'ieee-p1363' as const };
    const signature = sign('sha256', Buffer.from(nonce, 'ascii'), key).toString('base64url');
    return post(url, '/v1/token', { device_id: deviceId, nonce, signature });
  };
  const authorization = async (): Promise<Record<string, string>> => {
    bearer ??= (await token()).body.token;
    return { authorization: `Bearer ${bearer}` };
  };
  const request = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url + path, { ...init, headers: { ...init.headers, ...(await authorization()) } });
  const device: TestDevice = {
    ...enrolled.body,
    epoch: randomUUID(),
    token,
    op: (body, text = JSON.stringify) => {
      const full: OpBody = {
        entity: 'customer',
        entity_id: newId(),
        kind: 'put',
        base_seq: null,
        actor_id: 'staff-1',
        wall_at: Date.now(),
        ...body,
      };
      const exact = text(full);
      opSeq += 1;
      return { op_id: newId(), op_seq: opSeq, sha256: sha256(exact), body: exact };
    },
    push: async (ops, overrides = {}) => {
      const request: PushRequest = {
        protocol: 1,
        schema_v: 1,
        epoch: device.epoch,
        gateway_epoch: device.gateway_epoch,
        pending_count: ops.length,
        oldest_pending_at: ops.length > 0 ? Date.now() - 60_000 : null,
        ops,
        ...overrides,
      };
      return post(url, '/v1/push', request, await authorization());
    },
    pull: async (cursor = 0, limit = 500) => answerOf(await request(`/v1/pull?cursor=${cursor}&limit=${limit}`)),
    snapshot: async (after = '', limit = 500) =>
      answerOf(await request(`/v1/snapshot?after=${encodeURIComponent(after)}&limit=${limit}`)),
    records: async (records) => post(url, '/v1/records', { records }, await authorization()),
    reconcile: async (asked = {}) => {
      const { epoch, gateway_epoch } = device;
      return post(
        url,
        '/v1/reconcile',
        { epoch, gateway_epoch, ranges: [], records: null, ...asked },
        await authorization(),
      );
    },
    request,
  };
  return device;
}

/** Posts gzipped JSON, as the app does. */
export async function post<T = Record<string, unknown>>(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const sent = { 'content-type': 'application/json', 'content-encoding': 'gzip', ...headers };
  return answerOf(await fetch(url + path, { method: 'POST', headers: sent, body: gzipSync(JSON.stringify(body)) }));
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  return { status: response.status, headers: response.headers, body: (await response.json()) as T };
}
