import { createPrivateKey, sign } from 'node:crypto';
import {
  challengeResponse,
  PROTOCOL,
  type PushRequest,
  type PushResponse,
  pushResponse,
  SCHEMA_VERSION,
  tokenResponse,
} from '../../../gateway/protocol.ts';
import { TransportFailure } from './failure.ts';
import { post } from './transport.ts';

/** Who this PC is to the gateway. The private key never leaves the encrypted store and this thread's memory. */
export interface Credentials {
  url: string;
  deviceId: string;
  epoch: string;
  gatewayEpoch: string;
  /** PKCS#8 DER of the P-256 key. */
  privateKey: Uint8Array;
}

/** Renewed this long before it ends, so that a batch is not refused on its way. */
const TOKEN_MARGIN_MS = 60_000;

/** ECDSA P-256 / SHA-256 over the nonce's ASCII bytes, IEEE P1363, base64url (SYNC.md, wire details). */
export function signNonce(privateKey: Uint8Array, nonce: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  return sign('sha256', Buffer.from(nonce, 'ascii'), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

export interface GatewaySession {
  /** One push. @throws TransportFailure */
  push(batch: Pick<PushRequest, 'ops' | 'pending_count' | 'oldest_pending_at'>): Promise<PushResponse>;
}

/** Pushes under a token that is fetched when needed and kept while it is good. */
export function openSession(who: Credentials, timeoutMs: number, now: () => number): GatewaySession {
  const { url, deviceId } = who;
  let held: { token: string; until: number } | null = null;

  const fetchToken = async (): Promise<string> => {
    const asked = { url, path: '/v1/challenge', body: { device_id: deviceId }, answer: challengeResponse, timeoutMs };
    const { nonce } = await post(asked);
    const signature = signNonce(who.privateKey, nonce);
    const body = { device_id: deviceId, nonce, signature };
    const given = await post({ url, path: '/v1/token', body, answer: tokenResponse, timeoutMs });
    // Counted on this PC's clock from the gateway's own two instants: neither clock needs to be right.
    held = { token: given.token, until: now() + given.expires_at - given.server_time - TOKEN_MARGIN_MS };
    return given.token;
  };

  return {
    async push(batch) {
      const body: PushRequest = {
        protocol: PROTOCOL,
        schema_v: SCHEMA_VERSION,
        epoch: who.epoch,
        gateway_epoch: who.gatewayEpoch,
        ...batch,
      };
      const under = (token: string) => post({ url, path: '/v1/push', body, answer: pushResponse, token, timeoutMs });
      const kept = held && held.until > now() ? held.token : null;
      try {
        return await under(kept ?? (await fetchToken()));
      } catch (error) {
        const stale = error instanceof TransportFailure && error.reason === 'token_invalid';
        if (stale) held = null;
        // Only a kept token can have gone stale (the gateway was replaced or its secret renewed): once more with a new one.
        if (!stale || kept === null) throw error;
        return under(await fetchToken());
      }
    },
  };
}
