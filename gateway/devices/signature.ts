import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';

/** The P-256 public key of a JWK, or null when it isn't one. */
export function importPublicKey(jwk: JsonWebKey): KeyObject | null {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return null;
  }
}

/** Checks ECDSA P-256 / SHA-256 over the nonce's ASCII bytes; the signature is IEEE P1363 in base64url. */
export function signedBy(publicKey: JsonWebKey, nonce: string, signature: string): boolean {
  const key = importPublicKey(publicKey);
  const bytes = Buffer.from(signature, 'base64url');
  if (!key || bytes.length !== 64) return false;
  return verify('sha256', Buffer.from(nonce, 'ascii'), { key, dsaEncoding: 'ieee-p1363' }, bytes);
}
