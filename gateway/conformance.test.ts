import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BendingProxy, bendingProxy } from '../tests/harness/bending-proxy.ts';
import { BENT_GATEWAYS } from '../tests/harness/bends.ts';
import { GATEWAY_DATABASES, type GatewayPlace, startTestGateway, type TestGateway } from '../tests/harness/gateway.ts';
import { freePort } from '../tests/harness/processes.ts';
import { GROUPS } from './conformance/groups.ts';
import { Kit, type KitOptions } from './conformance/kit.ts';
import { Line } from './conformance/line.ts';
import { type Outcome, runChecks } from './conformance/run.ts';
import { RATE_LIMITS } from './http/rate-limit.ts';

const MAIN = fileURLToPath(new URL('conformance/main.ts', import.meta.url));

let place: GatewayPlace;
let office: TestGateway;
let proxy: BendingProxy;
let showrooms = 0;
beforeAll(async () => {
  place = await GATEWAY_DATABASES.at(-1)!.open();
  office = await startTestGateway(place);
  proxy = await bendingProxy(office.url);
});
afterAll(async () => {
  await proxy.close();
  await office.close();
  await place.remove();
});

/** Two codes of a showroom of its own. */
async function codes(g = office): Promise<{ code: string; code2: string }> {
  const order = { storeId: `K${++showrooms}`, name: '试验门店' };
  return { code: await g.gateway.enrol(order), code2: await g.gateway.enrol(order) };
}

/** The command as a head office runs it. */
async function command(...args: string[]): Promise<{ exit: number | null; lines: string[]; errors: string }> {
  const child = spawn(process.execPath, [MAIN, '--lang', 'en', ...args]);
  const [out, errors, [exit]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { exit: exit as number | null, lines: out.split('\n'), errors };
}

/** The same checks within this process. */
async function outcomesOf(line: Line, group: string, options: Omit<KitOptions, 'code'> = {}, g = office) {
  const groups = GROUPS.filter(({ id }) => id === 'enrol' || group === 'all' || group === id);
  const outcomes: Outcome[] = [];
  for await (const outcome of runChecks(groups, new Kit(line, { ...(await codes(g)), ...options })))
    outcomes.push(outcome);
  return outcomes;
}

const ids = (outcomes: readonly Outcome[], wanted: Outcome['result']) =>
  outcomes.filter(({ result }) => result === wanted).map(({ check }) => check.id);

it('our own gateway keeps every rule: the command prints them all as passed and ends with 0', async () => {
  const { code, code2 } = await codes();
  const { exit, lines } = await command('--url', office.url, '--code', code, '--code2', code2);
  const passed = lines.flatMap((line) => /✓ pass {2}(\S+)/.exec(line)?.[1] ?? []);
  const timed = ['access.nonce-ages', 'limits.push', 'limits.token'];
  const rules = GROUPS.flatMap(({ checks }) => checks.map(({ id }) => id));
  expect(lines.filter((line) => line.includes('FAIL ') && line.includes('✗'))).toEqual([]);
  expect(passed).toEqual(rules.filter((id) => !timed.includes(id)));
  expect(lines).toContain(`pass ${passed.length} · FAIL 0 · skip ${timed.length}`);
  expect(exit).toBe(0);
});

it('keeps them too while the showroom is in use, and in a showroom the kit was used on before', async () => {
  const order = { storeId: 'BUSY', name: '试验门店' };
  const busy = await office.device('BUSY');
  let open = true;
  const card = () => busy.op({ patch: { kind: 'person', name: '老客户', mobile: '13800138000', interestModel: 'RX' } });
  const others = (async () => {
    while (open) {
      // Cards that look alike: the gateway adds its pairs to the feed meanwhile.
      await busy.push([card(), card()]);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }
  })();
  const kit = async () =>
    new Kit(new Line(office.url), {
      code: await office.gateway.enrol(order),
      code2: await office.gateway.enrol(order),
    });
  const outcomes: Outcome[] = [];
  try {
    for await (const outcome of runChecks(GROUPS, await kit())) outcomes.push(outcome);
    const whole = GROUPS.filter(({ id }) => ['enrol', 'pull', 'snapshot', 'reconcile'].includes(id));
    for await (const outcome of runChecks(whole, await kit())) outcomes.push(outcome);
  } finally {
    open = false;
    await others;
  }
  expect(ids(outcomes, 'fail')).toEqual([]);
});

it('with the limits too: 429 and Retry-After, and a nonce that ages', async () => {
  const ground = await GATEWAY_DATABASES.at(-1)!.open();
  let now = Date.now();
  const strict = await startTestGateway(ground, { clock: () => now, limits: RATE_LIMITS });
  try {
    const waited: number[] = [];
    const line = new Line(strict.url, async (seconds) => {
      waited.push(seconds);
      now += seconds * 1000;
    });
    const groups = GROUPS.filter(({ id }) => ['enrol', 'access', 'limits'].includes(id));
    const outcomes: Outcome[] = [];
    const kit = new Kit(line, { ...(await codes(strict)), withLimits: true });
    for await (const outcome of runChecks(groups, kit)) outcomes.push(outcome);
    expect(
      outcomes.filter(({ result }) => result !== 'pass').map(({ check, observations }) => [check.id, observations]),
    ).toEqual([]);
    expect(waited).toContain(61);
  } finally {
    await strict.close();
    await ground.remove();
  }
});

it('a gateway without limits breaks the rules about them', async () => {
  const outcomes = await outcomesOf(new Line(office.url), 'limits', { withLimits: true });
  expect(ids(outcomes, 'fail')).toEqual(['limits.push', 'limits.token']);
});

it('without a second code the rules that need two PCs are skipped and say why', async () => {
  const { code } = await codes();
  const { exit, lines } = await command('--url', office.url, '--code', code, '--only', 'fields');
  expect(exit).toBe(0);
  expect(lines.find((line) => line.includes('fields.guarded-conflict'))).toMatch(/skip.*--code2/);
});

describe('a gateway', () => {
  it.each(BENT_GATEWAYS.map((bent) => [bent.title, bent] as const))(
    '%s is told so, by the name of the rule',
    async (_title, { group, breaks, make }) => {
      proxy.bend = make();
      const outcomes = await outcomesOf(new Line(proxy.url), group, { wakeWithin: 0.5, pairsWithin: 2 });
      expect(ids(outcomes, 'fail')).toEqual(breaks);
      for (const { observations } of outcomes.filter(({ result }) => result === 'fail')) {
        const { sent, expected, came } = observations.at(-1)!;
        expect([sent, expected, came].every((part) => part.length > 0)).toBe(true);
        expect(expected).not.toBe('an answer to go on with');
      }
    },
  );

  it('that breaks a rule gets it in the table, with what was sent, expected and came, and the command ends with 1', async () => {
    const { title: _, make } = BENT_GATEWAYS.find(({ breaks }) => breaks.join() === 'push.duplicate')!;
    proxy.bend = make();
    const { code, code2 } = await codes();
    const { exit, lines } = await command('--url', proxy.url, '--code', code, '--code2', code2, '--only', 'push');
    const at = lines.findIndex((line) => /✗ FAIL {2}push\.duplicate/.test(line));
    expect(lines.slice(at + 1, at + 4).map((line) => line.trim())).toEqual([
      'sent      POST /v1/push: the same operation again',
      expect.stringMatching(/^expected {2}status, server_seq \["duplicate",\d+\]$/),
      expect.stringMatching(/^came {6}status, server_seq \["applied",\d+\]$/),
    ]);
    expect(lines.filter((line) => line.includes('✗'))).toHaveLength(1);
    expect(exit).toBe(1);
  });

  it('that is not there at all breaks the rules too', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const { exit, lines } = await command('--url', url, '--code', 'AAAA-BBBB-CCCC', '--only', 'about');
    expect(exit).toBe(1);
    expect(lines.join('\n')).toMatch(/✗ FAIL {2}about\.healthz[\s\S]*ECONNREFUSED/);
  });
});

it.each([
  [['--url', 'http://127.0.0.1:1'], '--url and --code are needed'],
  [['--url', 'ftp://x', '--code', 'x'], '--url is no http(s) address'],
  [['--url', 'http://127.0.0.1:1', '--code', 'x', '--only', 'everything'], 'no group everything'],
  [['--url', 'http://127.0.0.1:1', '--code', 'x', '--wake-within', 'soon'], '--wake-within is a number of seconds'],
])('wrong arguments (%j) end with 2 and say what is wrong', async (args, message) => {
  const { exit, errors } = await command(...args);
  expect([exit, errors]).toEqual([2, expect.stringContaining(message)]);
});
