import { z } from 'zod';
import { type CrmDesk, previewFor, sendNow, stateOf } from '../crm/desk.ts';
import { enrolDevice } from '../devices/enrol.ts';
import { challenge, issueToken } from '../devices/token.ts';
import { TransportError } from '../errors.ts';
import {
  challengeRequest,
  crmPreviewRequest,
  crmSendRequest,
  crmStateRequest,
  enrolRequest,
  PUSH_LIMITS,
  pullRequest,
  pushRequest,
  reconcileRequest,
  recordsRequest,
  snapshotRequest,
  tokenRequest,
} from '../protocol.ts';
import { pull } from '../pull/pull.ts';
import { reconcile } from '../pull/reconcile.ts';
import { recordsById } from '../pull/records.ts';
import { snapshot } from '../pull/snapshot.ts';
import { push } from '../push/push.ts';
import { isPushRequest } from '../push/wire-check.ts';
import type { Device } from '../store/devices.ts';
import { currentEpoch } from '../store/meta.ts';
import { noteProof } from '../store/proofs.ts';
import { noteReading } from '../store/readings.ts';
import { groupStores } from '../store/relay.ts';
import { readJson } from './body.ts';
import type { Caller } from './server.ts';
import type { Setting } from './setting.ts';

/** One request on its way; `device` is set on routes that need a token. */
export interface Incoming {
  request: Request;
  caller: Caller;
  now: number;
}

/** Whose tries these are: an id that nobody has proven yet counts once however it is written, and its sender when it is none. */
function claimant(deviceId: string, caller: Caller): string {
  return z.uuid().safeParse(deviceId).success ? deviceId.toLowerCase() : `address ${caller.ip}`;
}

type Open = (setting: Setting, incoming: Incoming) => Promise<unknown>;
/** Answers an enrolled PC: a value becomes JSON, a Response goes out as it is. */
export type Closed = (setting: Setting, incoming: Incoming, device: Device) => Promise<unknown>;

/** Routes without a token. */
export const OPEN_ROUTES: Readonly<Record<string, Open>> = {
  'POST /v1/enrol': async ({ database, limiter }, { request, caller, now }) => {
    limiter.check('enrol', caller.ip, now);
    return enrolDevice(database, await readJson(request, enrolRequest), now);
  },
  'POST /v1/challenge': async ({ database, limiter }, { request, caller, now }) => {
    const { device_id: deviceId } = await readJson(request, challengeRequest);
    limiter.check('token', `challenge ${claimant(deviceId, caller)}`, now);
    return { nonce: await challenge(database, deviceId, now), server_time: now };
  },
  'POST /v1/token': async ({ database, limiter, tokenSecret }, { request, caller, now }) => {
    const { device_id: deviceId, nonce, signature } = await readJson(request, tokenRequest);
    limiter.check('token', claimant(deviceId, caller), now);
    const { token, expiresAt } = await issueToken(database, tokenSecret, { deviceId, nonce, signature }, now);
    return { token, expires_at: expiresAt, server_time: now };
  },
};

/** Routes of an enrolled PC; the showroom is the token's, whatever the body says. */
export const DEVICE_ROUTES: Readonly<Record<string, Closed>> = {
  'POST /v1/push': async (setting, { request, now }, device) => {
    const { database, limiter, log, turns, crmAdapters, wakeCrm, grown } = setting;
    limiter.check('push', device.deviceId, now);
    const pushed = await readJson(request, pushRequest, isPushRequest);
    const { storeId, deviceId } = device;
    const pusher = { storeId, deviceId, epoch: pushed.epoch, now, hasCrm: crmAdapters.length > 0 };
    const { results, gatewayEpoch, headSeq, deviceCode } = await turns.take(storeId, () =>
      push(database, pusher, pushed, log),
    );
    wakeCrm();
    if (headSeq !== null) grown(storeId, headSeq);
    const next = { max_ops: PUSH_LIMITS.maxOps, max_bytes: PUSH_LIMITS.maxBytes, delay_ms: 0 };
    const isIn = (stores: readonly { id: string }[]) => stores.some(({ id }) => id === storeId);
    const known = await setting.group(now);
    // A showroom set up a moment ago.
    const all = isIn(known) ? known : await groupStores(database);
    const group = isIn(all) ? { group: all } : {};
    return { gateway_epoch: gatewayEpoch, server_time: now, results, device_code: deviceCode, ...group, next };
  },
  'GET /v1/pull': async ({ database }, { request, now }, { storeId, deviceId }) => {
    const pulled = await pull(database, storeId, readQuery(request, pullRequest));
    await noteReading(database, deviceId, pulled.cursor, now);
    return pulled;
  },
  'GET /v1/snapshot': ({ database }, { request }, { storeId }) =>
    snapshot(database, storeId, readQuery(request, snapshotRequest)),
  'POST /v1/records': async ({ database }, { request }, { storeId }) => {
    const { records } = await readJson(request, recordsRequest);
    return { changes: await recordsById(database, storeId, records), gateway_epoch: await currentEpoch(database) };
  },
  'POST /v1/reconcile': async ({ database, limiter }, { request, now }, { storeId, deviceId }) => {
    limiter.check('reconcile', deviceId, now);
    const asked = await readJson(request, reconcileRequest);
    const found = await reconcile(database, storeId, deviceId, asked);
    const { head_seq: headSeq, records, missing } = found;
    await noteProof(database, deviceId, {
      at: now,
      headSeq,
      operations: asked.ranges.reduce((sum, { count }) => sum + count, 0),
      missing: missing.reduce((sum, { from, to }) => sum + to - from + 1, 0),
      records: records && { total: records.total, differing: records.differing.length },
    });
    return found;
  },
  'GET /v1/crm/preview': (setting, { request, now }, device) => {
    setting.limiter.check('crm', device.deviceId, now);
    return previewFor(crmDesk(setting, device), readQuery(request, crmPreviewRequest).id);
  },
  'POST /v1/crm/send': async (setting, { request, now }, device) => {
    setting.limiter.check('crm', device.deviceId, now);
    const { ids } = await readJson(request, crmSendRequest);
    const records = await sendNow(crmDesk(setting, device), ids, now);
    setting.wakeCrm();
    return { records, gateway_epoch: await currentEpoch(setting.database) };
  },
  'GET /v1/crm/state': async (setting, { request, now }, device) => {
    setting.limiter.check('crm', device.deviceId, now);
    const { ids } = readQuery(request, crmStateRequest);
    return {
      records: await stateOf(crmDesk(setting, device), ids),
      gateway_epoch: await currentEpoch(setting.database),
    };
  },
  'GET /v1/events': async ({ wakeUps }, _incoming, { storeId, deviceId }) => {
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
    return new Response(wakeUps.listen(storeId, deviceId), { headers });
  },
};

const crmDesk = ({ database, crmMapping: mapping, crmAdapters }: Setting, { storeId }: Device): CrmDesk => ({
  ...{ database, storeId, mapping },
  hasCrm: crmAdapters.length > 0,
});

function readQuery<T extends z.ZodType>(request: Request, schema: T): z.output<T> {
  const query = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (query.success) return query.data;
  const message = `${query.error.issues[0]!.path.join('.')}：数值不正确`;
  throw new TransportError('invalid_request', { message });
}
