import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createGateway, type Gateway, type GatewayOptions } from '../../gateway/gateway.ts';
import type { Listening } from '../../gateway/http/server.ts';
import { enrolTestDevice, type TestDevice } from './device.ts';
import { emptyPglite } from './pglite-template.ts';

const SERVER = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A fresh, empty place for a gateway and how to remove it. */
export interface GatewayPlace {
  options: Pick<GatewayOptions, 'dataDir' | 'databaseUrl'>;
  remove(): Promise<void>;
}

/** A data folder nobody has used, as a gateway finds it at its very first start. */
export async function untouchedPlace(): Promise<GatewayPlace & { dataDir: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhanting-gateway-'));
  return { dataDir, options: { dataDir }, remove: async () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** A data folder for PGlite, its database empty. */
export async function pglitePlace(): Promise<GatewayPlace> {
  const place = await untouchedPlace();
  await emptyPglite(place.dataDir);
  return place;
}

/** A schema of its own on the PostgreSQL server that answered. */
export async function postgresqlPlace(): Promise<GatewayPlace> {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE SCHEMA ${schema}`);
  const url = new URL(SERVER);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return {
    options: { databaseUrl: url.href },
    remove: () => onServer(`DROP SCHEMA ${schema} CASCADE`),
  };
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** PGlite always; PostgreSQL when `DATABASE_URL` or a local server answers. */
export const GATEWAY_DATABASES: { title: string; open: () => Promise<GatewayPlace> }[] = [
  { title: 'PGlite', open: pglitePlace },
  ...((await onServer('SELECT 1').then(
    () => true,
    () => false,
  ))
    ? [{ title: 'PostgreSQL', open: postgresqlPlace }]
    : []),
];

/** A real gateway listening on loopback. */
export interface TestGateway {
  gateway: Gateway;
  url: string;
  /** Enrols one more PC. */
  device(storeId?: string): Promise<TestDevice>;
  close(): Promise<void>;
}

/** Starts a gateway; rate limits are out of the way unless given. */
export async function startTestGateway(place: GatewayPlace, options: GatewayOptions = {}): Promise<TestGateway> {
  const limits = { enrol: 1000, token: 1000, push: 10_000 };
  const gateway = await createGateway({ log: SILENT, limits, ...place.options, ...options });
  const { url }: Listening = await gateway.listen();
  return {
    gateway,
    url,
    device: async (storeId = 'S001') => enrolTestDevice(url, await gateway.enrol({ storeId, name: '城西店' })),
    close: () => gateway.close(),
  };
}
