import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awayCrm } from '../../tests/harness/crm.ts';
import type { TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import { noteProof } from '../store/proofs.ts';

/** Reads Prometheus text the strict way: every sample has a type announced before it. */
function parse(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  for (const line of text.split('\n').filter(Boolean)) {
    const type = /^# TYPE (\w+) (gauge|counter|histogram)$/.exec(line);
    if (type) types.set(type[1]!, type[2]!);
    if (line.startsWith('#')) continue;
    const sample = /^([a-z_]+)(\{(?:[a-z_]+="(?:[^"\\]|\\.)*",?)*\})? (-?[\d.e+-]+)$/.exec(line);
    if (!sample) throw new Error(`not a sample: ${line}`);
    const family = sample[1]!.replace(/_(bucket|sum|count)$/, '');
    if (!types.has(sample[1]!) && types.get(family) !== 'histogram') throw new Error(`no type: ${line}`);
    samples.set(`${sample[1]}${sample[2] ?? ''}`, Number(sample[3]));
  }
  return samples;
}

describe.each(GATEWAY_DATABASES)('what monitoring reads from the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let pc: TestDevice;
  let now = Date.parse('2026-03-02T08:00:00Z');
  const read = async () => parse(await (await fetch(`${office.url}/metrics`)).text());
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place, { clock: () => now, adapters: [awayCrm] });
    pc = await office.device('S001');
  });
  afterAll(async () => {
    await office.close();
    await place.remove();
  });

  it('is well-formed before any showroom is there', async () => {
    const samples = await read();
    expect([...samples.keys()].some((name) => name.startsWith('zhanting_info{version='))).toBe(true);
    expect(samples.get('zhanting_event_listeners')).toBe(0);
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    expect(samples.get('process_cpu_seconds_total')).toBeGreaterThan(0);
  });

  it('tells backlog, age, silence, refusals by code, and how long pushes took', async () => {
    const good = pc.op({ patch: { kind: 'person', name: '张三', mobile: '13800138000', hqShareConsent: 'granted' } });
    const bad = pc.op({ patch: { kind: 'person', name: '张三', mobile: '1' } });
    await pc.push([good, bad], { pending_count: 9, oldest_pending_at: now - 7_200_000 });
    now += 30_000;
    const samples = await read();
    const of = (name: string, labels = ''): number | undefined =>
      samples.get(`zhanting_${name}{store="S001"${labels}}`);
    expect(of('backlog_operations')).toBe(7);
    expect(of('oldest_pending_seconds')).toBe(7230);
    expect(of('silence_seconds')).toBe(30);
    expect(of('devices')).toBe(1);
    expect(of('refused_operations_total', ',code="invalid_body"')).toBe(1);
    expect(of('crm_outbox', ',state="pending"')).toBe(1);
    expect(of('crm_oldest_pending_seconds')).toBe(30);
    expect(samples.get('zhanting_requests_total{route="POST /v1/push",status="200"}')).toBe(1);
    expect(samples.get('zhanting_push_seconds_count')).toBe(1);
    expect(samples.get('zhanting_push_seconds_bucket{le="+Inf"}')).toBe(1);
    expect(samples.get('zhanting_push_seconds_sum')).toBeGreaterThan(0);
  });

  it('tells how far the PC furthest behind lags, until it has fetched', async () => {
    const reader = await office.device('S002');
    const writer = await office.device('S002');
    for (let i = 0; i < 3; i++)
      // Unlike each other: a pair that looks alike would be a change more.
      await writer.push([writer.op({ patch: { kind: 'person', name: `李四${i}`, mobile: `1380013800${i}` } })]);
    await writer.pull();
    now += 5_000;
    expect((await read()).get('zhanting_lag_changes{store="S002"}')).toBe(3);
    await reader.pull(0, 2);
    now += 5_000;
    expect((await read()).get('zhanting_lag_changes{store="S002"}')).toBe(1);
    await reader.pull(2);
    now += 5_000;
    expect((await read()).get('zhanting_lag_changes{store="S002"}')).toBe(0);
  });

  it('tells of proofs that found a difference', async () => {
    now += 5_000;
    const proof = { at: now - 60_000, headSeq: 1, operations: 1, missing: 1, records: null };
    await noteProof(office.gateway.database, pc.device_id, proof);
    const samples = await read();
    expect(samples.get('zhanting_differing_devices{store="S001"}')).toBe(1);
    expect(samples.get('zhanting_proof_age_seconds{store="S001"}')).toBe(60);
  });

  it('asks the database once for all who read within 5 s, however many', async () => {
    const lag = async () => (await read()).get('zhanting_lag_changes{store="S003"}');
    const writer = await office.device('S003');
    const save = (mobile: string) => writer.push([writer.op({ patch: { kind: 'person', name: '赵六', mobile } })]);
    await save('13700137000');
    now += 5_000;
    expect(await Promise.all([lag(), lag(), lag()])).toEqual([1, 1, 1]);
    await save('13700137001');
    now += 4_999;
    expect(await lag()).toBe(1);
    now += 1;
    expect(await lag()).toBeGreaterThan(1);
  });

  it('takes no labels from strangers and knows its connections', async () => {
    for (let i = 0; i < 20; i++) await fetch(`${office.url}/made-up-${i}`);
    const samples = await read();
    expect(samples.get('zhanting_requests_total{route="other",status="404"}')).toBe(20);
    expect([...samples.keys()].join()).not.toContain('made-up');
    const pooled = [...samples.keys()].filter((name) => name.startsWith('zhanting_database_connections'));
    expect(pooled).toHaveLength(office.gateway.database.kind === 'postgresql' ? 3 : 0);
  });
});
