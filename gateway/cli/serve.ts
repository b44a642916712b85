import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CrmAdapter } from '../adapters/adapter.ts';
import { fileDropAdapter } from '../adapters/file-drop.ts';
import { httpsJsonAdapter } from '../adapters/https-json.ts';
import { readMapping } from '../adapters/mapping.ts';
import { firstOperator } from '../console/accounts.ts';
import { createGateway, type Gateway, type GatewayOptions } from '../gateway.ts';
import { trustedProxies } from '../http/proxies.ts';
import type { ListenOptions } from '../http/server.ts';
import { FolderLocked } from '../store/folder-lock.ts';
import { removeAdminFile, writeAdminFile } from './admin-file.ts';
import { type Invocation, UsageError } from './arguments.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** Runs the gateway until a signal ends it. @throws {UsageError} port in use, unreadable file; {FolderLocked} */
export async function serve(invocation: Invocation, print: (line: string) => void): Promise<void> {
  const { values, databaseUrl, dataDir } = invocation;
  const listen = listenOptions(values);
  const gateway = await start({ databaseUrl, dataDir, ...crmOptions(values) });
  try {
    const { url } = await gateway.listen(listen).catch((error: unknown) => {
      throw listenError(error, listen);
    });
    if (!databaseUrl) await writeAccess(gateway, dataDir, url, listen);
    if (!listen.tls && !LOOPBACK.includes(listen.host))
      print('warning: no TLS; put a TLS proxy in front or use --tls-cert');
    print(`gateway on ${url} (${gateway.database.kind}${databaseUrl ? '' : `, ${dataDir}`})`);
    const password = await firstOperator(gateway.database, Date.now());
    if (password) print(`console at ${url}/console: sign in as admin with the one-time password ${password}`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] as const) process.once(signal, () => resolve());
    });
    print('stopping');
  } finally {
    if (!databaseUrl) removeAdminFile(dataDir);
    await gateway.close();
  }
}

/** A command may have the folder for a second. */
async function start(options: GatewayOptions): Promise<Gateway> {
  for (let tries = 0; ; tries++) {
    try {
      return await createGateway(options);
    } catch (error) {
      if (!(error instanceof FolderLocked) || tries === 12) throw error;
      await sleep(250);
    }
  }
}

/** The command line speaks to the gateway on plain loopback, whatever address and TLS it serves to the showrooms. */
async function writeAccess(gateway: Gateway, dataDir: string, url: string, listen: ListenOptions): Promise<void> {
  const reachable = !listen.tls && LOOPBACK.includes(listen.host);
  const access = reachable ? url : (await gateway.listen({ port: 0, host: '127.0.0.1' })).url;
  writeAdminFile(dataDir, { url: access, token: gateway.adminToken });
}

function listenOptions(values: Invocation['values']): ListenOptions {
  const port = Number(values.port ?? 4790);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--port is a number from 0 to 65535`);
  const { 'tls-cert': cert, 'tls-key': key, 'trust-proxy': trusted } = values;
  if ((cert === undefined) !== (key === undefined)) throw new UsageError('--tls-cert and --tls-key go together');
  const tls = cert && key ? { cert: readPem(cert), key: readPem(key) } : undefined;
  const proxies = trusted === undefined ? undefined : readProxies(trusted);
  return { port, host: values.host ?? '127.0.0.1', ...(tls ? { tls } : {}), ...(proxies ? { proxies } : {}) };
}

function readProxies(list: string): ReturnType<typeof trustedProxies> {
  try {
    return trustedProxies(list);
  } catch (error) {
    const { message } = error as RangeError;
    throw new UsageError(`--trust-proxy takes addresses and networks such as 127.0.0.1,10.0.0.0/8, not "${message}"`);
  }
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`can't read ${path}`);
  }
}

function crmOptions(values: Invocation['values']): Pick<GatewayOptions, 'adapters' | 'crmMapping'> {
  const { 'crm-url': url, 'crm-drop': folder, 'crm-mapping': mapping } = values;
  const adapters: CrmAdapter[] = [];
  try {
    if (url && !URL.canParse(url)) throw new UsageError('--crm-url is an address such as https://crm.example/in');
    if (url) adapters.push(httpsJsonAdapter({ url, secret: process.env.ZHANTING_CRM_SECRET }));
    if (folder) adapters.push(fileDropAdapter({ folder }));
    return { adapters, ...(mapping ? { crmMapping: readMapping(mapping) } : {}) };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function listenError(error: unknown, { port, host }: ListenOptions): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') return new UsageError(`port ${port} is in use; choose another with --port`);
  if (code === 'EACCES') return new UsageError(`port ${port} may not be used by this account; choose one above 1023`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new UsageError(`this machine has no address ${host}`);
  return error;
}
