import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { addOperator, lockOut, operatorName, renewOperator } from '../console/accounts.ts';
import { enrolOrder, orderCode } from '../devices/enrol.ts';
import { stopDevice } from '../devices/revoke.ts';
import { TransportError } from '../errors.ts';
import { entityName } from '../protocol.ts';
import { recordsOf } from '../records.ts';
import { listDevices } from '../store/devices.ts';
import { renewEpoch } from '../store/meta.ts';
import { COMMAND_LINE, noteDeed } from '../store/operator-log.ts';
import { listOperators } from '../store/operators.ts';
import { readJson } from './body.ts';
import type { Incoming } from './routes.ts';
import type { Setting } from './setting.ts';

const recordsOrder = z.object({
  storeId: z.string(),
  entity: entityName,
  find: z.string().optional(),
  limit: z.int().min(1).max(10_000).default(1000),
});

const named = z.object({ name: operatorName });

/** What the operator's command line asks of a running gateway; only from this machine and with the folder's admin token. */
const ADMIN_ROUTES: Readonly<Record<string, (setting: Setting, incoming: Incoming) => Promise<unknown>>> = {
  'POST /admin/enrol': async ({ database }, { request, now }) => ({
    code: await orderCode(database, await readJson(request, enrolOrder), COMMAND_LINE, now),
  }),
  'POST /admin/devices': async ({ database }) => ({ devices: await listDevices(database) }),
  'POST /admin/revoke': async ({ database }, { request, now }) => {
    const { deviceId } = await readJson(request, z.object({ deviceId: z.uuid() }));
    return { revoked: (await stopDevice(database, deviceId, COMMAND_LINE, now)) !== null };
  },
  'POST /admin/restored': async ({ database }, { now }) => {
    const gatewayEpoch = await renewEpoch(database);
    await noteDeed(database, { ...COMMAND_LINE, action: 'epoch_renewed', subject: gatewayEpoch }, now);
    return { gatewayEpoch };
  },
  'POST /admin/operators': async ({ database }) => ({ operators: await listOperators(database) }),
  'POST /admin/operator-add': async ({ database }, { request, now }) => {
    const { name } = await readJson(request, named);
    return { password: await addOperator(database, name, COMMAND_LINE, now) };
  },
  'POST /admin/operator-password': async ({ database }, { request, now }) => {
    const { name } = await readJson(request, named);
    return { password: await renewOperator(database, name, COMMAND_LINE, now) };
  },
  'POST /admin/operator-disable': async ({ database }, { request, now }) => {
    const { name } = await readJson(request, named);
    return { disabled: await lockOut(database, name, COMMAND_LINE, now) };
  },
  'POST /admin/records': async ({ database }, { request }) => {
    const { storeId, entity, find, limit } = await readJson(request, recordsOrder);
    return { records: await recordsOf(database, storeId, entity, { find, limit }) };
  },
};

/** Answers an operator's request. @throws {TransportError} not_found to anyone else, so the endpoints don't show */
export async function admin(setting: Setting, incoming: Incoming, route: string): Promise<unknown> {
  const handler = ADMIN_ROUTES[route];
  const given = Buffer.from(incoming.request.headers.get('authorization') ?? '');
  const expected = Buffer.from(`Bearer ${setting.adminToken}`);
  const entitled =
    incoming.caller.local === true && given.length === expected.length && timingSafeEqual(given, expected);
  if (!handler || !entitled) throw new TransportError('not_found');
  return handler(setting, incoming);
}
