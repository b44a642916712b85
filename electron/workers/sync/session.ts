import { createPrivateKey, sign } from 'node:crypto';
import type { z } from 'zod';
import {
  challengeResponse,
  crmPreviewResponse,
  crmSendResponse,
  crmStateResponse,
  PROTOCOL,
  type PullResponse,
  type PushRequest,
  type PushResponse,
  pullResponse,
  pushResponse,
  type ReconcileRequest,
  type ReconcileResponse,
  reconcileResponse,
  type recordsRequest,
  recordsResponse,
  SCHEMA_VERSION,
  type SnapshotResponse,
  snapshotResponse,
  tokenResponse,
} from '../../../gateway/protocol.ts';
import { TransportFailure } from './failure.ts';
import type { CrmAnswers } from './messages.ts';
import { ask, type Exchange, type Fetch } from './transport.ts';

/** Who this PC is to the gateway. The private key never leaves the encrypted store and this thread's memory. */
export interface Credentials {
  url: string;
  deviceId: string;
  epoch: string;
  gatewayEpoch: string;
  /** PKCS#8 DER of the P-256 key. */
  privateKey: Uint8Array;
  /** Version of this program, for the operator's overview. */
  appVersion?: string;
}

/** Renewed this long before it ends, so that a batch is not refused on its way. */
const TOKEN_MARGIN_MS = 60_000;
/** Changes a page of the feed or a snapshot holds. */
const PAGE = 500;

/** ECDSA P-256 / SHA-256 over the nonce's ASCII bytes, IEEE P1363, base64url (SYNC.md, wire details). */
export function signNonce(privateKey: Uint8Array, nonce: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  return sign('sha256', Buffer.from(nonce, 'ascii'), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

/** What this PC may ask of the gateway. Every call throws {@link TransportFailure} when there is no usable answer. */
export interface GatewaySession {
  push(batch: Pick<PushRequest, 'ops' | 'pending_count' | 'oldest_pending_at'>): Promise<PushResponse>;
  /** The change feed after a cursor. */
  pull(cursor: number): Promise<PullResponse>;
  /** One page of everything the showroom has; '' for the first. */
  snapshot(after: string): Promise<SnapshotResponse>;
  reconcile(claim: Pick<ReconcileRequest, 'ranges' | 'records'>): Promise<ReconcileResponse>;
  records(wanted: z.infer<typeof recordsRequest>['records']): Promise<z.infer<typeof recordsResponse>>;
  /** Optional part of the protocol: what the head-office CRM gets and got of customers. */
  crm: {
    preview(id: string): Promise<CrmAnswers['preview']>;
    send(ids: readonly string[]): Promise<CrmAnswers['send']>;
    state(ids: readonly string[]): Promise<CrmAnswers['state']>;
  };
  /** Any other request under this PC's token, for lanes of their own (events, files). */
  under<T>(request: (token: string) => Promise<T>): Promise<T>;
}

/** Talks to the gateway under a token that is fetched when needed and kept while it is good. */
export function openSession(who: Credentials, timeoutMs: number, now: () => number, fetch?: Fetch): GatewaySession {
  const { url, deviceId } = who;
  let held: { token: string; until: number } | null = null;
  const line = { url, timeoutMs, ...(fetch ? { fetch } : {}) };

  const fetchToken = async (): Promise<string> => {
    const asked = { ...line, path: '/v1/challenge', body: { device_id: deviceId }, answer: challengeResponse };
    const { nonce } = await ask(asked);
    const signature = signNonce(who.privateKey, nonce);
    const body = { device_id: deviceId, nonce, signature };
    const given = await ask({ ...line, path: '/v1/token', body, answer: tokenResponse });
    // Counted on this PC's clock from the gateway's own two instants: neither clock needs to be right.
    held = { token: given.token, until: now() + given.expires_at - given.server_time - TOKEN_MARGIN_MS };
    return given.token;
  };

  const under = async <T>(request: (token: string) => Promise<T>): Promise<T> => {
    const kept = held && held.until > now() ? held.token : null;
    try {
      return await request(kept ?? (await fetchToken()));
    } catch (error) {
      const stale = error instanceof TransportFailure && error.reason === 'token_invalid';
      if (stale) held = null;
      // Only a kept token can have gone stale (the gateway was replaced or its secret renewed): once more with a new one.
      if (!stale || kept === null) throw error;
      return request(await fetchToken());
    }
  };

  const asked = <S extends z.ZodType>(exchange: Pick<Exchange<S>, 'path' | 'answer' | 'body'>) =>
    under((token) => ask({ ...line, ...exchange, token }));

  /** An answer of a gateway that was restored meanwhile is not what was asked for. */
  const ofThisEpoch = <T extends { gateway_epoch: string }>(answer: T): T => {
    const { gateway_epoch: gatewayEpoch } = answer;
    if (gatewayEpoch !== who.gatewayEpoch) throw new TransportFailure('gateway_epoch_changed', { gatewayEpoch });
    return answer;
  };

  return {
    under,
    push(batch) {
      const body: PushRequest = {
        protocol: PROTOCOL,
        schema_v: SCHEMA_VERSION,
        epoch: who.epoch,
        gateway_epoch: who.gatewayEpoch,
        ...(who.appVersion ? { app_version: who.appVersion } : {}),
        ...batch,
      };
      return asked({ path: '/v1/push', body, answer: pushResponse });
    },
    pull: async (cursor) =>
      ofThisEpoch(await asked({ path: `/v1/pull?cursor=${cursor}&limit=${PAGE}`, answer: pullResponse })),
    async snapshot(after) {
      const query = new URLSearchParams({ after, limit: String(PAGE) });
      return ofThisEpoch(await asked({ path: `/v1/snapshot?${query}`, answer: snapshotResponse }));
    },
    async reconcile(claim) {
      const body: ReconcileRequest = { epoch: who.epoch, gateway_epoch: who.gatewayEpoch, ...claim };
      return ofThisEpoch(await asked({ path: '/v1/reconcile', body, answer: reconcileResponse }));
    },
    records: async (records) =>
      ofThisEpoch(await asked({ path: '/v1/records', body: { records }, answer: recordsResponse })),
    crm: {
      preview: async (id) =>
        ofThisEpoch(await asked({ path: `/v1/crm/preview?entity=customer&id=${id}`, answer: crmPreviewResponse })),
      send: async (ids) =>
        ofThisEpoch(await asked({ path: '/v1/crm/send', body: { ids }, answer: crmSendResponse })).records,
      state: async (ids) =>
        ofThisEpoch(await asked({ path: `/v1/crm/state?ids=${ids.join(',')}`, answer: crmStateResponse })).records,
    },
  };
}
