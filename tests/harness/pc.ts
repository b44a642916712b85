import { readEnrolment } from '../../electron/features/sync/enrolment/enrolled.ts';
import { enrolPc } from '../../electron/features/sync/enrolment/enrolment.ts';
import { createDesk, type Desk } from '../../electron/features/sync/line/desk.ts';
import { followGatewayEpoch } from '../../electron/features/sync/restore/restore.ts';
import { silentLogger } from '../../electron/kernel/logger.ts';
import { enrol } from '../../electron/workers/sync/enrol.ts';
import { type Exchanged, exchangeOnce } from '../../electron/workers/sync/exchange.ts';
import type { Office } from '../../electron/workers/sync/office.ts';
import { prove } from '../../electron/workers/sync/prove.ts';
import { type GatewaySession, openSession } from '../../electron/workers/sync/session.ts';
import { SYNC_TIMING } from '../../electron/workers/sync/timing.ts';
import type { Fetch } from '../../electron/workers/sync/transport.ts';
import type { OperatorKind } from '../../gateway/protocol.ts';
import type { TestGateway } from './gateway.ts';
import { type TestStore, testStore } from './store.ts';

/** A showroom PC without its windows and threads: real store, real desk, real line; whoever holds it decides when it talks. */
export interface TestPc extends TestStore {
  desk: Desk;
  session(): GatewaySession;
  /** One exchange with the gateway, through `office` when something is to go wrong on this side. */
  exchange(office?: Office): Promise<Exchanged>;
  /** The nightly proof. */
  prove(): Promise<boolean>;
  /** What the app does when the gateway says it was restored. */
  followEpoch(gatewayEpoch: string): void;
  /** A field of a record as this PC shows it. */
  shows(table: string, id: string, column: string): unknown;
}

const SYSTEM = { id: 'system' };

/** Enrols a PC with a store of its own (or the one in `dir`) at the gateway. `fetch` is its network. */
export async function testPc(
  g: TestGateway,
  options: { storeId?: string; fetch?: Fetch; operator?: OperatorKind; name?: string } = {},
): Promise<TestPc> {
  const t = await testStore();
  const { storeId = 'S001', fetch, operator, name = '城西店' } = options;
  const code = await g.gateway.enrol({ storeId, name, operator });
  await enrolPc(t.store, SYSTEM, { url: g.url, code }, (order) => enrol({ ...order, timeoutMs: 10_000 }));
  t.store.db.prepare('UPDATE sync_state SET snapshot_after = NULL').run();
  return { ...t, ...pcOf(t, fetch) };
}

/** The line of a store that is enrolled already. */
export function pcOf(t: TestStore, fetch?: Fetch): Omit<TestPc, keyof TestStore> {
  const { store } = t;
  const desk = createDesk(store, silentLogger(), SYNC_TIMING);
  const session = () => {
    const { gatewayUrl: url, deviceId, epoch, gatewayEpoch, privateKey } = readEnrolment(store.db)!;
    return openSession({ url, deviceId, epoch, gatewayEpoch, privateKey }, 10_000, Date.now, fetch);
  };
  const exchange = (office = desk.office) => exchangeOnce(office, session(), true, Date.now);
  return {
    desk,
    session,
    exchange,
    prove: () => prove(desk.office, session(), async () => (await exchange()).end.ok),
    followEpoch: (gatewayEpoch) => followGatewayEpoch(store, gatewayEpoch),
    shows: (table, id, column) => store.db.prepare(`SELECT "${column}" FROM "${table}" WHERE id = ?`).pluck().get(id),
  };
}
