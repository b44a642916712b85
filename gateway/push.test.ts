import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolTestDevice, newId, sha256 } from '../tests/harness/device.ts';
import { GATEWAY_DATABASES, type GatewayPlace, startTestGateway, type TestGateway } from '../tests/harness/gateway.ts';
import type { WireOp } from './protocol.ts';

const person = (name: string, mobile = '13800138000') => ({ kind: 'person', name, mobile });

describe.each(GATEWAY_DATABASES)('a push to the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place);
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await place.remove();
  });

  it('has one effect when the same batch arrives twice, and the second answer says duplicate', async () => {
    const pc = await office.device('TWICE');
    const ops = [pc.op({ patch: person('张三') }), pc.op({ patch: person('李四', '13900139000') })];
    const first = await pc.push(ops);
    const second = await pc.push(ops);
    expect(first.body.results.map((result) => [result.status, result.server_seq])).toEqual([
      ['applied', 1],
      ['applied', 2],
    ]);
    expect(second.body.results.map((result) => [result.status, result.server_seq])).toEqual([
      ['duplicate', 1],
      ['duplicate', 2],
    ]);
    expect((await pc.pull()).body.changes).toHaveLength(2);
    expect(await office.gateway.documents('TWICE', 'customer')).toHaveLength(2);
  });

  it('has one effect when the answer is lost after the commit and the PC tries again', async () => {
    const cut = createServer((incoming, outgoing) => {
      const { method, headers, url } = incoming;
      const onward = httpRequest(office.url + url, { method, headers }, (answer) => {
        answer.resume().on('end', () => outgoing.destroy());
      });
      incoming.pipe(onward);
    });
    await new Promise<void>((resolve) => cut.listen(0, '127.0.0.1', resolve));
    const pc = await office.device('CUT');
    const token = (await pc.token()).body.token;
    const op = pc.op({ patch: person('王五') });
    const body = JSON.stringify({
      protocol: 1,
      schema_v: 1,
      epoch: pc.epoch,
      gateway_epoch: pc.gateway_epoch,
      pending_count: 1,
      oldest_pending_at: null,
      ops: [op],
    });
    const lost = fetch(`http://127.0.0.1:${(cut.address() as AddressInfo).port}/v1/push`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
    });
    await expect(lost).rejects.toThrow();
    cut.close();
    expect((await pc.push([op])).body.results[0]?.status).toBe('duplicate');
    expect(await office.gateway.documents('CUT', 'customer')).toHaveLength(1);
  });

  it('keeps the operation byte for byte, with odd spacing, escapes, rare characters and unknown fields', async () => {
    const pc = await office.device('BYTES');
    const text = (body: object) =>
      JSON.stringify({ ...body, future: [1.0] }, null, 3)
        .replace('"𠮷"', '"\\ud842\\udfb7㛃👩‍👧"')
        .replace('[', ' [\t');
    const op = pc.op({ patch: { ...person('𠮷'), hobby: '钓鱼' } }, text);
    expect((await pc.push([op])).body.results[0]).toMatchObject({ status: 'applied' });
    const [stored] = await office.gateway.database.query<{ raw: Uint8Array; sha256: string }>(
      'SELECT raw, sha256 FROM applied_op WHERE op_id = $1',
      [op.op_id],
    );
    expect(Buffer.from(stored!.raw).equals(Buffer.from(op.body, 'utf8'))).toBe(true);
    expect(stored!.sha256).toBe(op.sha256);
    const [record] = await office.gateway.documents('BYTES', 'customer', { find: '㛃' });
    expect(record?.doc).toMatchObject({ name: '𠮷㛃👩‍👧', hobby: '钓鱼' });
  });

  it('refuses a damaged operation without using up its op_id', async () => {
    const pc = await office.device('HASH');
    const op = pc.op({ patch: person('赵六') });
    const damaged = await pc.push([{ ...op, body: op.body.replace('赵六', '赵七') }]);
    expect(damaged.body.results[0]).toMatchObject({ status: 'rejected', code: 'hash_mismatch', retryable: true });
    expect((await pc.push([op])).body.results[0]?.status).toBe('applied');
  });

  it('lets nothing overtake a damaged operation, whose record nobody can tell: the last save stays the last', async () => {
    const pc = await office.device('DAMAGED');
    const id = newId();
    const known = pc.op({ entity_id: id, patch: person('赵六') });
    await pc.push([known]);
    const level = (to: string) => pc.op({ entity_id: id, kind: 'patch', base_seq: 1, patch: { level: to } });
    const [first, last] = [level('A'), level('B')];
    const statuses = async (ops: WireOp[]) =>
      (await pc.push(ops)).body.results.map(({ status, code }) => code ?? status);
    const damaged = { ...first, body: first.body.replace('"A"', '"C"') };
    expect(await statuses([known, damaged, last])).toEqual(['duplicate', 'hash_mismatch', 'waiting']);
    expect(await statuses([first, last])).toEqual(['applied', 'applied']);
    expect((await office.gateway.documents('DAMAGED', 'customer'))[0]?.doc.level).toBe('B');
  });

  it('refuses another content under a used op_id and leaves the record as it was', async () => {
    const pc = await office.device('REUSE');
    const op = pc.op({ patch: person('孙七') });
    const other = op.body.replace('孙七', '周八');
    await pc.push([op]);
    const answer = await pc.push([{ ...op, body: other, sha256: sha256(other) }]);
    expect(answer.body.results[0]).toMatchObject({ status: 'rejected', code: 'op_reused' });
    expect((await office.gateway.documents('REUSE', 'customer'))[0]?.doc.name).toBe('孙七');
  });

  it('stops a PC whose disk was imaged: the same op_seq with another operation, nothing of the batch applied', async () => {
    const pc = await office.device('CLONE');
    const op = pc.op({ patch: person('吴九') });
    await pc.push([op]);
    const clone = { ...pc.op({ patch: person('郑十') }), op_seq: op.op_seq };
    const answer = await pc.push([pc.op({ patch: person('冯一') }), clone]);
    expect(answer).toMatchObject({ status: 409, body: { code: 'device_cloned' } });
    expect(await office.gateway.documents('CLONE', 'customer')).toHaveLength(1);
  });

  it('takes the same op_seq again in a new epoch, as after a restored client', async () => {
    const pc = await office.device('EPOCH');
    await pc.push([pc.op({ patch: person('陈二') })]);
    pc.epoch = newId();
    const again = { ...pc.op({ patch: person('褚三') }), op_seq: 1 };
    expect((await pc.push([again])).body.results[0]?.status).toBe('applied');
  });

  it('tells the new gateway epoch after a restore and takes nothing before the PC knows it', async () => {
    const pc = await office.device('RESTORE');
    const answer = await pc.push([pc.op({ patch: person('卫四') })], { gateway_epoch: 'another' });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'gateway_epoch_changed', gateway_epoch: pc.gateway_epoch },
    });
    expect(await office.gateway.documents('RESTORE', 'customer')).toHaveLength(0);
  });

  it('asks for a newer gateway when the PC speaks a later protocol', async () => {
    const pc = await office.device();
    expect(await pc.push([], { protocol: 2 })).toMatchObject({ status: 426, body: { code: 'protocol_unsupported' } });
  });

  it('names the field of an invalid body in words a person can read, and repeats the answer', async () => {
    const pc = await office.device('INVALID');
    const ops = [
      pc.op({ patch: { kind: 'person', name: '蒋五' } }),
      pc.op({ patch: { ...person('沈六'), mobile: '1380013800' } }),
      pc.op({ patch: person('') }),
      pc.op({ entity: 'vehicle', patch: { vin: 'LSVAO4187C2184841' } }),
      pc.op({ entity: 'visit', patch: { arrivedAt: 'now', channel: 'walkIn' } }),
      pc.op({ patch: person('韩七') }, () => '{"entity": "customer"'),
      pc.op({ patch: person('杨\u0000八') }),
      pc.op({ entity_id: 'not-a-uuid', patch: person('朱九') }),
    ];
    const { body } = await pc.push(ops);
    const fields = body.results.map(({ message }) => message?.split('：')[0]);
    expect(fields).toEqual(['mobile', 'mobile', 'name', 'vin', 'arrivedAt', 'body', 'name', 'entity_id']);
    for (const result of body.results) {
      expect(result).toMatchObject({ status: 'rejected', code: 'invalid_body', retryable: false });
      expect(result.message).toMatch(/[\u4e00-\u9fff]/);
    }
    expect((await pc.push(ops)).body.results).toEqual(body.results);
  });

  it('lets a record of a kind it does not know yet wait instead of refusing it', async () => {
    const pc = await office.device('NEWER');
    const op = pc.op({ patch: {} }, (body) => JSON.stringify({ ...body, entity: 'hovercraft' }));
    expect((await pc.push([op])).body.results[0]).toMatchObject({ status: 'deferred', retryable: true });
  });

  it('applies in op_seq order and answers in the order sent', async () => {
    const pc = await office.device('ORDER');
    const id = newId();
    const put = pc.op({ entity_id: id, patch: person('秦一') });
    const patch = pc.op({ entity_id: id, kind: 'patch', patch: { name: '秦二' } });
    const { body } = await pc.push([patch, put]);
    expect(body.results.map((result) => [result.op_id, result.server_seq])).toEqual([
      [patch.op_id, 2],
      [put.op_id, 1],
    ]);
    expect((await office.gateway.documents('ORDER', 'customer'))[0]).toMatchObject({ rev: 2, doc: { name: '秦二' } });
  });

  it('gives a dense change log when two PCs push at the same time', async () => {
    const pcs = await Promise.all([office.device('DENSE'), office.device('DENSE')]);
    // A phone each: cards that look alike would be told of in the log as well.
    const card = (pc: number, round: number, i: number) =>
      person(`客${pc}-${round}-${i}`, String(13_800_000_000 + pc * 1_000 + round * 20 + i));
    const pushes = Array.from({ length: 8 }, (_, round) =>
      pcs.map((pc, at) => pc.push(Array.from({ length: 20 }, (_, i) => pc.op({ patch: card(at, round, i) })))),
    ).flat();
    for (const { body } of await Promise.all(pushes))
      expect(body.results.every((result) => result.status === 'applied')).toBe(true);
    const { changes, more } = (await pcs[0]!.pull(0, 1000)).body;
    expect(more).toBe(false);
    expect(changes.map((change) => change.seq)).toEqual(Array.from({ length: 320 }, (_, i) => i + 1));
  });

  it('keeps showrooms apart: the store is the token’s, whatever an operation says', async () => {
    const [east, west] = [await office.device('EAST'), await office.device('WEST')];
    const op = east.op({ patch: { ...person('许三'), storeId: 'WEST', store_id: 'WEST' } });
    await east.push([op]);
    expect(await office.gateway.documents('WEST', 'customer')).toHaveLength(0);
    expect((await west.pull()).body.changes).toEqual([]);
    expect((await west.push([{ ...op }])).body.results[0]).toMatchObject({ status: 'rejected', code: 'op_reused' });
  });

  it('notes the backlog that is left at a PC, for the operator', async () => {
    const code = await office.gateway.enrol({ storeId: 'BACKLOG', name: '城东店' });
    const pc = await enrolTestDevice(office.url, code, '展厅二号机');
    await pc.push([pc.op({ patch: person('何四') })], { pending_count: 7, oldest_pending_at: 1_700_000_000_000 });
    const seen = (await office.gateway.devices()).find((device) => device.storeId === 'BACKLOG');
    expect(seen).toMatchObject({ name: '展厅二号机', pendingCount: 6, oldestPendingAt: 1_700_000_000_000 });
    const metrics = await (await fetch(`${office.url}/metrics`)).text();
    expect(metrics).toContain('zhanting_backlog_operations{store="BACKLOG"} 6');
  });
});
