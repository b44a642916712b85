import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import type { WireOp } from '../protocol.ts';

/** A real failure inside the transaction: the database refuses one customer. */
const BREAK = `CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN IF NEW.data->>'name' LIKE '毒%' THEN RAISE EXCEPTION 'poison %', NEW.data; END IF; RETURN NEW; END $$`;
const ARM = 'CREATE TRIGGER poison BEFORE INSERT OR UPDATE ON customer FOR EACH ROW EXECUTE FUNCTION refuse_poison()';

describe.each(GATEWAY_DATABASES)('an operation that breaks the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let now = Date.parse('2026-03-02T08:00:00Z');
  const alerts: object[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (fields: object) => void alerts.push(fields) };
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place, { clock: () => now, log });
    await office.gateway.database.query(BREAK);
    await office.gateway.database.query(ARM);
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await place.remove();
  });

  const person = (name: string) => ({ kind: 'person', name, mobile: '13800138000' });
  const codes = async (pc: TestDevice, ops: WireOp[]) =>
    (await pc.push(ops)).body.results.map(({ status, code }) => code ?? status);

  it('waits with the later changes of its record while the others go on; is parked after 5 tries; works once repaired', async () => {
    const pc = await office.device();
    const id = newId();
    const ops = [
      pc.op({ patch: person('前一位') }),
      pc.op({ entity_id: id, patch: person('毒药') }),
      pc.op({ entity_id: id, kind: 'patch', patch: { level: 'A' } }),
      pc.op({ patch: person('后一位') }),
    ];
    expect(await codes(pc, ops)).toEqual(['applied', 'failed', 'waiting', 'applied']);
    expect((await pc.pull()).body.changes.map((change) => change.seq)).toEqual([1, 2]);

    const waiting = ops.slice(1, 3);
    for (const attempt of [2, 3, 4])
      expect([attempt, await codes(pc, waiting)]).toEqual([attempt, ['failed', 'waiting']]);
    expect(alerts.some((fields) => 'opId' in fields)).toBe(false);
    expect(await codes(pc, waiting)).toEqual(['parked', 'waiting']);
    expect(alerts).toContainEqual({ storeId: 'S001', opId: ops[1]!.op_id, tries: 5 });
    expect(JSON.stringify(alerts)).not.toContain('毒');
    expect(await codes(pc, [ops[2]!])).toEqual(['waiting']);

    await office.gateway.database.query('DROP TRIGGER poison ON customer');
    expect(await codes(pc, waiting)).toEqual(['parked', 'waiting']);
    now += 61 * 60_000;
    // The token of an hour ago has expired; the PC asks for a new one.
    const again = await office.device();
    again.epoch = pc.epoch;
    const renewed = { ...pc, push: again.push };
    expect(await codes(renewed, waiting)).toEqual(['applied', 'applied']);
    expect(await office.gateway.documents('S001', 'customer')).toHaveLength(3);
    expect(await office.gateway.database.query('SELECT 1 FROM parked_op')).toEqual([]);
    await office.gateway.database.query(ARM);
  });

  it('is none when only the name of a field cannot be kept: it is refused, in words that can, and the others go on', async () => {
    const pc = await office.device();
    const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
    const ops = ['备\u0000注', '备\ud800注'].flatMap((field) => [
      pc.op({ patch: { ...person('前一位'), [field]: '要黑色' } }),
      pc.op({ patch: { ...person('前一位'), [field]: deep(40) } }),
    ]);
    const { status, body } = await pc.push([...ops, pc.op({ patch: person('后一位') })]);
    expect(status).toBe(200);
    expect(body.results.map(({ status, code }) => code ?? status)).toEqual([
      ...ops.map(() => 'invalid_body'),
      'applied',
    ]);
    for (const { message } of body.results.slice(0, -1)) expect(message).toMatch(/^备\ufffd注：/);
  });

  it('keeps the exact bytes of what it could not apply', async () => {
    const pc = await office.device();
    const op = pc.op({ patch: person('毒𠮷') });
    await pc.push([op]);
    const [row] = await office.gateway.database.query<{ raw: Uint8Array; error: string }>(
      'SELECT raw, error FROM parked_op WHERE op_id = $1',
      [op.op_id],
    );
    expect(Buffer.from(row!.raw).toString('utf8')).toBe(op.body);
    expect(row!.error).toBe('SQLSTATE P0001');
  });
});
