import { enrolDevice } from '../devices/enrol.ts';
import { challenge, issueToken } from '../devices/token.ts';
import { TransportError } from '../errors.ts';
import { challengeRequest, enrolRequest, PUSH_LIMITS, pullRequest, pushRequest, tokenRequest } from '../protocol.ts';
import { push } from '../push/push.ts';
import { isPushRequest } from '../push/wire-check.ts';
import { changesAfter, logFloor } from '../store/changes.ts';
import type { Device } from '../store/devices.ts';
import { currentEpoch } from '../store/meta.ts';
import { readJson } from './body.ts';
import type { Caller } from './server.ts';
import type { Setting } from './setting.ts';

/** One request on its way; `device` is set on routes that need a token. */
export interface Incoming {
  request: Request;
  caller: Caller;
  now: number;
}
type Open = (setting: Setting, incoming: Incoming) => Promise<unknown>;
type Closed = (setting: Setting, incoming: Incoming, device: Device) => Promise<unknown>;

/** Routes without a token. */
export const OPEN_ROUTES: Readonly<Record<string, Open>> = {
  'POST /v1/enrol': async ({ database, limiter }, { request, caller, now }) => {
    limiter.check('enrol', caller.ip, now);
    return enrolDevice(database, await readJson(request, enrolRequest), now);
  },
  'POST /v1/challenge': async ({ database, limiter }, { request, now }) => {
    const { device_id: deviceId } = await readJson(request, challengeRequest);
    limiter.check('token', `challenge ${deviceId}`, now);
    return { nonce: await challenge(database, deviceId, now), server_time: now };
  },
  'POST /v1/token': async ({ database, limiter, tokenSecret }, { request, now }) => {
    const { device_id: deviceId, nonce, signature } = await readJson(request, tokenRequest);
    limiter.check('token', deviceId, now);
    const { token, expiresAt } = await issueToken(database, tokenSecret, { deviceId, nonce, signature }, now);
    return { token, expires_at: expiresAt, server_time: now };
  },
};

/** Routes of an enrolled PC; the showroom is the token's, whatever the body says. */
export const DEVICE_ROUTES: Readonly<Record<string, Closed>> = {
  'POST /v1/push': async ({ database, limiter, log, wakeCrm }, { request, now }, device) => {
    limiter.check('push', device.deviceId, now);
    const pushed = await readJson(request, pushRequest, isPushRequest);
    const pusher = { storeId: device.storeId, deviceId: device.deviceId, epoch: pushed.epoch, now };
    const { results, gatewayEpoch } = await push(database, pusher, pushed, log);
    wakeCrm();
    const next = { max_ops: PUSH_LIMITS.maxOps, max_bytes: PUSH_LIMITS.maxBytes, delay_ms: 0 };
    return { gateway_epoch: gatewayEpoch, server_time: now, results, next };
  },
  'GET /v1/pull': async ({ database }, { request }, { storeId }) => {
    const query = pullRequest.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) {
      throw new TransportError('invalid_request', { message: `${query.error.issues[0]!.path.join('.')}：数值不正确` });
    }
    const { cursor, limit } = query.data;
    if (cursor < (await logFloor(database, storeId))) throw new TransportError('snapshot_required');
    const found = await changesAfter(database, storeId, cursor, limit + 1);
    const changes = found.slice(0, limit);
    return {
      changes,
      cursor: changes.at(-1)?.seq ?? cursor,
      more: found.length > limit,
      gateway_epoch: await currentEpoch(database),
    };
  },
};
