import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import { eventsOf } from '../conformance/event-stream.ts';
import { WakeUps } from './wake-ups.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A PC that listens. */
interface Ear {
  /** Heads it was told, in order. */
  heads: number[];
  /** Waits until it was told of this sequence. */
  told(seq: number): Promise<void>;
  /** How its stream ended. */
  ended: Promise<'ended' | 'broken'>;
  leave(): void;
}

async function listen(pc: TestDevice, url?: string): Promise<Ear> {
  const left = new AbortController();
  const { signal } = left;
  const elsewhere = async () => ({ authorization: `Bearer ${(await pc.token()).body.token}` });
  const response = url
    ? await fetch(`${url}/v1/events`, { signal, headers: await elsewhere() })
    : await pc.request('/v1/events', { signal });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const heads: number[] = [];
  const read = async (): Promise<'ended'> => {
    for await (const { event, data } of eventsOf(response)) {
      expect(event).toBe('change');
      heads.push((JSON.parse(data) as { head_seq: number }).head_seq);
    }
    return 'ended';
  };
  return {
    heads,
    told: (seq) => expect.poll(() => heads.at(-1) ?? -1, { timeout: 5_000 }).toBeGreaterThanOrEqual(seq),
    ended: read().catch(() => 'broken'),
    leave: () => left.abort(),
  };
}

const card = (pc: TestDevice) => pc.op({ patch: { kind: 'person', name: '王建国', mobile: '13800138000' } });
async function save(pc: TestDevice): Promise<number> {
  const { body } = await pc.push([card(pc)]);
  return body.results[0]!.server_seq!;
}

describe.each(GATEWAY_DATABASES)('wake-ups of the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let g: TestGateway;
  let stores = 0;
  let desk: TestDevice;
  let front: TestDevice;
  beforeAll(async () => {
    place = await open();
  });
  beforeEach(async () => {
    g = await startTestGateway(place);
    stores += 1;
    [front, desk] = [await g.device(`W${stores}`), await g.device(`W${stores}`)];
  });
  afterEach(() => g.close());
  afterAll(() => place.remove());

  it('a PC hears where the showroom stands, and within a moment that another one saved', async () => {
    const before = await save(front);
    const ear = await listen(desk);
    await ear.told(before);
    await ear.told(await save(front));
    expect((await desk.pull(before)).body.changes.map(({ entity }) => entity)).toEqual(['customer']);
    ear.leave();
  });

  it('a PC hears of its own showroom only', async () => {
    const stranger = await g.device(`${stores}-elsewhere`);
    const [mine, theirs] = [await listen(desk), await listen(stranger)];
    await mine.told(await save(front));
    await theirs.told(0);
    expect(Math.max(...theirs.heads)).toBe(0);
    mine.leave();
    theirs.leave();
  });

  it('nobody listens without a token', async () => {
    const answer = await fetch(`${g.url}/v1/events`);
    expect([answer.status, await answer.json()]).toEqual([401, expect.objectContaining({ code: 'token_invalid' })]);
  });

  it('a PC that asks again has one stream: the one before ends, and one that left is forgotten', async () => {
    const [first, second] = [await listen(desk), await listen(desk)];
    expect(await first.ended).toBe('ended');
    await second.told(await save(front));
    const listeners = async () =>
      /^zhanting_event_listeners (\d+)/m.exec(await (await fetch(`${g.url}/metrics`)).text())?.[1];
    expect(await listeners()).toBe('1');
    second.leave();
    await expect.poll(listeners, { timeout: 5_000 }).toBe('0');
  });

  it('all streams end when the gateway stops, and the stop waits for none of them', async () => {
    const ears = [await listen(front), await listen(desk)];
    await ears[1]!.told(await save(front));
    const gone = await listen(await g.device(`W${stores}`));
    gone.leave();
    expect(await gone.ended).toBe('broken');
    // Left to itself a stream lasts an hour; connections that do not end are cut after 5 s.
    const late = new Promise((resolve) => setTimeout(resolve, 4_000, 'waits').unref());
    expect(await Promise.race([g.close().then(() => 'stopped'), late])).toBe('stopped');
    expect(await Promise.all(ears.map(({ ended }) => ended))).toEqual(['ended', 'ended']);
    g = await startTestGateway(place);
  });
});

const shared = GATEWAY_DATABASES.filter(({ title }) => title === 'PostgreSQL');

describe.each(shared)('two gateways on one $title', ({ open }) => {
  let place: GatewayPlace;
  let here: TestGateway;
  beforeAll(async () => {
    place = await open();
    here = await startTestGateway(place);
  });
  afterAll(async () => {
    await here.close();
    await place.remove();
  });

  /** A second gateway as a process of its own, as an operator runs it. */
  async function otherGateway() {
    const args = [MAIN, '--database-url', place.options.databaseUrl!, '--port', '0'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve, reject) => {
      createInterface(child.stdout).on('line', (line) => {
        const found = /gateway on (http:\S+)/.exec(line)?.[1];
        if (found) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}`)));
    });
    return {
      url,
      async stop() {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        return (await gone)[0] as number | null;
      },
    };
  }

  it('a PC at one hears what was saved at the other, both ways; SIGTERM ends the streams in peace', async () => {
    const [front, desk] = [await here.device('TWO'), await here.device('TWO')];
    const there = await otherGateway();
    const [far, near] = [await listen(desk, there.url), await listen(front)];
    await far.told(await save(front));
    const headers = { authorization: `Bearer ${(await desk.token()).body.token}`, 'content-type': 'application/json' };
    const push = {
      ...{ protocol: 1, schema_v: 1, epoch: desk.epoch, gateway_epoch: desk.gateway_epoch },
      ...{ pending_count: 1, oldest_pending_at: null, ops: [card(desk)] },
    };
    const answer = await fetch(`${there.url}/v1/push`, { method: 'POST', headers, body: JSON.stringify(push) });
    const { results } = (await answer.json()) as { results: { server_seq: number }[] };
    await near.told(results[0]!.server_seq);
    expect(await there.stop()).toBe(0);
    expect(await far.ended).toBe('ended');
    near.leave();
  });

  it('what was saved while the gateways could not hear each other is told once they can', async () => {
    const [front, desk] = [await here.device('CUT'), await here.device('CUT')];
    const there = await startTestGateway(place);
    try {
      const ear = await listen(desk, there.url);
      await ear.told(0);
      const ended = await there.gateway.database.query<{ pid: number }>(
        `SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
         WHERE query LIKE 'LISTEN "zhanting_%' AND datname = current_database()`,
      );
      expect(ended.length).toBeGreaterThan(0);
      await ear.told(await save(front));
      ear.leave();
    } finally {
      await there.close();
    }
  });
});

describe('a PC that is just coming in', () => {
  it('misses no save of that moment', async () => {
    const heads = Promise.withResolvers<Map<string, number>>();
    const wakeUps = new WakeUps(Date.now, () => heads.promise);
    const told: number[] = [];
    const stream = wakeUps.listen('S001', 'pc');
    // The store was asked, its answer is on its way, and somebody saves.
    wakeUps.announce('S001', 6);
    heads.resolve(new Map([['S001', 5]]));
    await heads.promise;
    setTimeout(() => void wakeUps.close(), 10);
    for await (const { data } of eventsOf(new Response(stream))) told.push(JSON.parse(data).head_seq);
    expect(told).toEqual([6]);
  });
});
