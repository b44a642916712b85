import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { TransportError } from '../errors.ts';
import type { Queryable } from '../store/database.ts';
import { type Device, findDevice } from '../store/devices.ts';
import { saveChallenge, takeChallenge } from '../store/enrolment.ts';
import { signedBy } from './signature.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NONCE_LIFE_MS = 60_000;
const TOKEN_LIFE_MS = 60 * 60_000;

/** A nonce for the PC to sign; an unknown PC gets one too and learns nothing. */
export async function challenge(database: Queryable, deviceId: string, now: number): Promise<string> {
  const nonce = randomBytes(24).toString('base64url');
  const device = UUID.test(deviceId) ? await findDevice(database, deviceId) : null;
  if (device) await saveChallenge(database, nonce, deviceId, now, now + NONCE_LIFE_MS);
  return nonce;
}

/** Exchanges a signed nonce for a token of 1 h. @throws {TransportError} token_invalid, device_revoked */
export async function issueToken(
  database: Queryable,
  secret: string,
  { deviceId, nonce, signature }: { deviceId: string; nonce: string; signature: string },
  now: number,
): Promise<{ token: string; expiresAt: number }> {
  const device = UUID.test(deviceId) ? await findDevice(database, deviceId) : null;
  const fresh = device !== null && (await takeChallenge(database, nonce, deviceId, now));
  if (!fresh || !signedBy(device.publicKey, nonce, signature)) throw new TransportError('token_invalid');
  if (device.status === 'revoked') throw new TransportError('device_revoked');
  const expiresAt = now + TOKEN_LIFE_MS;
  const claim = `${device.deviceId}.${expiresAt}`;
  return { token: `${claim}.${sign(secret, claim)}`, expiresAt };
}

/** The PC a bearer token belongs to. @throws {TransportError} token_invalid, device_revoked */
export async function authenticate(
  database: Queryable,
  secret: string,
  authorization: string | null,
  now: number,
): Promise<Device> {
  const [, deviceId, expiresAt, signature] =
    /^Bearer ([0-9a-f-]{36})\.(\d{1,16})\.([\w-]{43})$/.exec(authorization ?? '') ?? [];
  if (!deviceId || !expiresAt || !signature) throw new TransportError('token_invalid');
  const expected = Buffer.from(sign(secret, `${deviceId}.${expiresAt}`));
  if (!timingSafeEqual(expected, Buffer.from(signature)) || Number(expiresAt) <= now)
    throw new TransportError('token_invalid');
  const device = await findDevice(database, deviceId);
  if (!device) throw new TransportError('token_invalid');
  if (device.status === 'revoked') throw new TransportError('device_revoked');
  return device;
}

function sign(secret: string, claim: string): string {
  return createHmac('sha256', secret).update(claim).digest('base64url');
}
