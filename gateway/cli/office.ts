import { setTimeout as sleep } from 'node:timers/promises';
import { addOperator, lockOut, renewOperator } from '../console/accounts.ts';
import type { EnrolOrder } from '../devices/enrol.ts';
import { createGateway, type Gateway } from '../gateway.ts';
import type { EntityName } from '../protocol.ts';
import type { StoredRecord } from '../records.ts';
import type { DeviceReport } from '../store/devices.ts';
import { FolderLocked } from '../store/folder-lock.ts';
import { COMMAND_LINE, noteDeed } from '../store/operator-log.ts';
import { listOperators, type OperatorAccount } from '../store/operators.ts';
import { type AdminAccess, readAdminFile } from './admin-file.ts';
import { type Invocation, UsageError } from './arguments.ts';

/** What an operator can do, whether through the running gateway or on its database. */
export interface Office {
  enrol(order: EnrolOrder): Promise<string>;
  devices(): Promise<DeviceReport[]>;
  records(storeId: string, entity: EntityName, find?: string): Promise<StoredRecord[]>;
  revoke(deviceId: string): Promise<boolean>;
  restored(): Promise<string>;
  operators(): Promise<OperatorAccount[]>;
  /** @returns the one-time password, or null when the name is taken */
  addOperator(name: string): Promise<string | null>;
  /** @returns the one-time password, or null when there is no such operator */
  renewOperator(name: string): Promise<string | null>;
  disableOperator(name: string): Promise<boolean>;
  close(): Promise<void>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const PATIENCE_MS = 15_000;

/** Opens the database itself, or when a gateway has its folder, speaks through that. @throws {UsageError} {FolderLocked} */
export async function openOffice({ databaseUrl, dataDir }: Invocation): Promise<Office> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return direct(await createGateway({ databaseUrl, dataDir, log: silent }));
    } catch (error) {
      if (!(error instanceof FolderLocked)) throw error;
      const access = readAdminFile(dataDir);
      if (access && (await answers(access))) return remote(access);
      // Another command has the folder for a moment, or a gateway is just starting.
      if (Date.now() > deadline) throw error;
      await sleep(250);
    }
  }
}

function direct(gateway: Gateway): Office {
  const { database, enrol, devices, revoke, close } = gateway;
  const records: Office['records'] = (storeId, entity, find) => gateway.documents(storeId, entity, { find });
  const restored: Office['restored'] = async () => {
    const epoch = await gateway.restored();
    await noteDeed(database, { ...COMMAND_LINE, action: 'epoch_renewed', subject: epoch }, Date.now());
    return epoch;
  };
  return {
    ...{ enrol, devices, records, revoke, restored, close },
    operators: () => listOperators(database),
    addOperator: (name) => addOperator(database, name, COMMAND_LINE, Date.now()),
    renewOperator: (name) => renewOperator(database, name, COMMAND_LINE, Date.now()),
    disableOperator: (name) => lockOut(database, name, COMMAND_LINE, Date.now()),
  };
}

async function answers(access: AdminAccess): Promise<boolean> {
  return ask(access, 'devices', {}).then(
    () => true,
    () => false,
  );
}

function remote(access: AdminAccess): Office {
  return {
    enrol: async (order) => (await ask<{ code: string }>(access, 'enrol', order)).code,
    devices: async () => (await ask<{ devices: DeviceReport[] }>(access, 'devices', {})).devices,
    records: async (storeId, entity, find) =>
      (await ask<{ records: StoredRecord[] }>(access, 'records', { storeId, entity, find })).records,
    revoke: async (deviceId) => (await ask<{ revoked: boolean }>(access, 'revoke', { deviceId })).revoked,
    restored: async () => (await ask<{ gatewayEpoch: string }>(access, 'restored', {})).gatewayEpoch,
    operators: async () => (await ask<{ operators: OperatorAccount[] }>(access, 'operators', {})).operators,
    addOperator: async (name) => (await ask<{ password: string | null }>(access, 'operator-add', { name })).password,
    renewOperator: async (name) =>
      (await ask<{ password: string | null }>(access, 'operator-password', { name })).password,
    disableOperator: async (name) => (await ask<{ disabled: boolean }>(access, 'operator-disable', { name })).disabled,
    close: async () => undefined,
  };
}

async function ask<T>({ url, token }: AdminAccess, action: string, body: unknown): Promise<T> {
  const response = await fetch(`${url}/admin/${action}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new UsageError(answer.message ?? `the gateway answered ${response.status}`);
  return answer;
}
