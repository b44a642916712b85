import { hash, randomBytes } from 'node:crypto';
import type { CrmAdapter } from './adapters/adapter.ts';
import { type CrmMapping, DEFAULT_MAPPING } from './adapters/mapping.ts';
import { type CrmWorker, startCrmWorker } from './crm/worker.ts';
import { type EnrolOrder, orderCode } from './devices/enrol.ts';
import { stopDevice } from './devices/revoke.ts';
import { type DuplicateFinder, startDuplicateFinder } from './duplicates/finder.ts';
import { WakeUps } from './events/wake-ups.ts';
import { Doorway } from './http/doorway.ts';
import { handle } from './http/handle.ts';
import { RATE_LIMITS, RateLimiter, type RateLimits } from './http/rate-limit.ts';
import { shared } from './http/same-answer.ts';
import { type Caller, type Listening, type ListenOptions, listen } from './http/server.ts';
import type { Setting } from './http/setting.ts';
import { Traffic } from './http/traffic.ts';
import { createLogger, type Logger } from './log.ts';
import type { EntityName } from './protocol.ts';
import { type RelayWorker, startRelayWorker } from './push/relay-worker.ts';
import { recordsOf, type StoredRecord } from './records.ts';
import type { Database } from './store/database.ts';
import { type DeviceReport, listDevices } from './store/devices.ts';
import { readFigures } from './store/figures.ts';
import { openMeta, renewEpoch } from './store/meta.ts';
import { openDatabase } from './store/open.ts';
import { COMMAND_LINE } from './store/operator-log.ts';
import { groupStores } from './store/relay.ts';
import { headsOf } from './store/snapshot.ts';
import { Turns } from './store/turns.ts';
import { startUpkeep, type Upkeep } from './upkeep.ts';

export interface GatewayOptions {
  /** PostgreSQL; without it the embedded PGlite in `dataDir`. */
  databaseUrl?: string;
  dataDir?: string;
  /** UTC ms. */
  clock?: () => number;
  log?: Logger;
  /** Where consented customers go; none: nothing is queued, and who agreed before one is set up is told then. */
  adapters?: CrmAdapter[];
  /** Codes of the receiving CRM; default: the placeholders of `adapters/crm-mapping.json`. */
  crmMapping?: CrmMapping;
  limits?: Partial<RateLimits>;
}

/** Requests still running at a stop get this long. */
const GRACE_MS = 10_000;

/** The head-office gateway, in process or listening. */
export interface Gateway {
  readonly database: Database;
  /** Bearer secret of `/admin/*`, new at each start. */
  readonly adminToken: string;
  fetch(request: Request, caller: Caller): Promise<Response>;
  listen(options?: Partial<ListenOptions>): Promise<Listening>;
  /** A single-use enrolment code, 24 h, bound to the showroom. This and `revoke` stand in the operators' log as the command line's. */
  enrol(order: EnrolOrder): Promise<string>;
  devices(): Promise<DeviceReport[]>;
  revoke(deviceId: string): Promise<boolean>;
  /** To be called after restoring a backup: every PC sends its retained operations again. */
  restored(): Promise<string>;
  documents(storeId: string, entity: EntityName, options?: { find?: string; limit?: number }): Promise<StoredRecord[]>;
  /** Delivers what is due to the CRM now; for tests and operators who don't want to wait. */
  deliverToCrm(): Promise<void>;
  /** Compares everything that was pushed so far; the gateway does so by itself a moment after each push. */
  findDuplicates(): Promise<void>;
  /** Carries what goes on to another showroom of the group; the gateway does so by itself after each push. */
  relay(): Promise<void>;
  /** Drops what the change log need not keep and parked operations long unheard of; the gateway does so by itself every few hours. */
  trimLog(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the gateway's database (migrating it) and starts the CRM worker.
 * @throws {FolderLocked} the data folder is another process's; {NewerSchema} the database is from a newer gateway
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const clock = options.clock ?? Date.now;
  const log = options.log ?? createLogger();
  const database = await openDatabase(options, clock);
  const mapping = options.crmMapping ?? DEFAULT_MAPPING;
  const { tokenSecret } = await openMeta(database);
  const limiter = new RateLimiter({ ...RATE_LIMITS, ...options.limits });
  const adminToken = randomBytes(32).toString('base64url');
  const traffic = new Traffic();
  const wakeUps = new WakeUps(clock, (storeIds) => headsOf(database, storeIds));
  // Named by the database's own secret: test and production may share a server.
  const channel = `zhanting_${hash('sha256', tokenSecret, 'hex').slice(0, 24)}`;
  if (database.channel) wakeUps.connect((ears) => database.channel!(channel, ears));
  const announce = (storeId: string, headSeq: number): void => wakeUps.announce(storeId, headSeq);
  const turns = new Turns();
  const finder = startDuplicateFinder({ database, turns, clock, log, grown: announce });
  const relay = startRelayWorker({ database, turns, clock, log, grown: announce });
  const grown = (storeId: string, headSeq: number): void => {
    announce(storeId, headSeq);
    finder.wake(storeId);
    relay.wake();
  };
  const upkeep = startUpkeep({ database, turns, clock, log });
  const adapters = options.adapters ?? [];
  const crm = startCrmWorker({ database, adapters, mapping, clock, log, onChange: grown });
  const setting: Setting = {
    ...{ database, log, limiter, tokenSecret, adminToken, traffic, figures: shared(() => readFigures(database)) },
    group: shared(() => groupStores(database)),
    ...{ crmAdapters: adapters.map(({ name }) => name), crmMapping: mapping, wakeCrm: crm.wake },
    ...{ wakeUps, turns, grown },
  };
  return assemble(setting, { crm, finder, upkeep, relay }, clock);
}

/** What goes on in the gateway by itself. */
interface Workers {
  crm: CrmWorker;
  finder: DuplicateFinder;
  upkeep: Upkeep;
  relay: RelayWorker;
}

function assemble(setting: Setting, { crm, finder, upkeep, relay }: Workers, clock: () => number): Gateway {
  const { database, adminToken, wakeUps } = setting;
  const doorway = new Doorway();
  const servers: Listening[] = [];
  const answer = (request: Request, caller: Caller) => handle(setting, request, caller, clock());
  return {
    database,
    adminToken,
    fetch: answer,
    listen: async ({ port = 0, host = '127.0.0.1', ...more } = {}) => {
      const server = await listen(answer, doorway, { port, host, ...more });
      servers.push(server);
      return server;
    },
    enrol: (order) => orderCode(database, order, COMMAND_LINE, clock()),
    devices: () => listDevices(database),
    revoke: async (deviceId) => (await stopDevice(database, deviceId, COMMAND_LINE, clock())) !== null,
    restored: () => renewEpoch(database),
    documents: (storeId, entity, search) => recordsOf(database, storeId, entity, search),
    deliverToCrm: crm.deliver,
    findDuplicates: finder.settle,
    trimLog: upkeep.run,
    relay: relay.deliver,
    close: async () => {
      const answered = doorway.close(GRACE_MS);
      await wakeUps.close();
      await answered;
      await Promise.all(servers.map((server) => server.close()));
      await crm.stop();
      await relay.stop();
      await finder.stop();
      await upkeep.stop();
      await database.close();
    },
  };
}
