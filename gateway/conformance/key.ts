import { generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';

/** A PC's own P-256 key. */
export interface Key {
  jwk: JsonWebKey;
  /** ECDSA P-256 / SHA-256 over the nonce's ASCII bytes, base64url; P1363 is what the gateway takes. */
  sign(nonce: string, encoding?: 'ieee-p1363' | 'der'): string;
}

export function newKey(): Key {
  const pair: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    jwk: pair.publicKey.export({ format: 'jwk' }),
    sign: (nonce, dsaEncoding = 'ieee-p1363') =>
      sign('sha256', Buffer.from(nonce, 'ascii'), { key: pair.privateKey, dsaEncoding }).toString('base64url'),
  };
}
