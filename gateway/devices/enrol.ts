import { createHash, randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { TransportError } from '../errors.ts';
import { type EnrolResponse, type enrolRequest, operatorKind } from '../protocol.ts';
import type { Database } from '../store/database.ts';
import { giveCode } from '../store/device-codes.ts';
import { saveCode, saveDevice, saveStore, takeCode } from '../store/enrolment.ts';
import { currentEpoch } from '../store/meta.ts';
import { type Doer, noteDeed } from '../store/operator-log.ts';
import { importPublicKey } from './signature.ts';

/** An operator's request for an enrolment code. */
export const enrolOrder = z.object({
  storeId: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/, 'the store code is 1-32 letters, digits, - or _'),
  name: z.string().trim().min(1, 'the store needs a name').max(100),
  operator: operatorKind.optional(),
});
export type EnrolOrder = z.infer<typeof enrolOrder>;

const CODE_LIFE_MS = 24 * 60 * 60_000;
/** No 0 O 1 I L: a code is read aloud over the phone. 12 of 31 signs are 59 bits. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Makes a single-use code for one PC of a showroom, valid for 24 h; the operators' log tells who did. */
export async function orderCode(database: Database, order: EnrolOrder, doer: Doer, now: number): Promise<string> {
  const { storeId, name, operator } = enrolOrder.parse(order);
  const signs = Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]);
  const code = [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].map((part) => part.join('')).join('-');
  await database.transaction(async (tx) => {
    await saveStore(tx, storeId, name, operator);
    await saveCode(tx, hashOf(code), storeId, now + CODE_LIFE_MS);
    await noteDeed(tx, { ...doer, action: 'code_made', subject: storeId }, now);
  });
  return code;
}

/** Enrols a PC with its code and its public key. @throws {TransportError} enrol_code_invalid, other_showroom, invalid_request */
export async function enrolDevice(
  database: Database,
  request: z.infer<typeof enrolRequest>,
  now: number,
): Promise<EnrolResponse> {
  const { kty, crv, x, y } = request.public_key;
  const publicKey = { kty, crv, x, y };
  if (!importPublicKey(publicKey)) throw new TransportError('invalid_request', { message: 'public_key：无效的公钥' });
  return database.transaction(async (tx) => {
    const store = await takeCode(tx, hashOf(request.code), now);
    if (!store) throw new TransportError('enrol_code_invalid');
    // Nothing stands: no PC nobody ever hears of, and the code still serves the one it was made for.
    if (request.store_id !== undefined && request.store_id !== store.storeId)
      throw new TransportError('other_showroom', { fields: { store_id: store.storeId } });
    const deviceId = randomUUID();
    await saveDevice(tx, { deviceId, storeId: store.storeId, name: request.name, publicKey }, now);
    const code = await giveCode(tx, { storeId: store.storeId, deviceId });
    const epoch = await currentEpoch(tx);
    const { storeId, operator } = store;
    return { device_id: deviceId, store_id: storeId, gateway_epoch: epoch, operator, device_code: code };
  });
}

/** Codes are compared without dashes, blanks and case. */
function hashOf(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex');
}
