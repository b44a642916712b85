import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import { httpsJsonAdapter } from '../adapters/https-json.ts';
import { listDeadLetters, readCrmQueue, retryDeadLetters } from '../store/crm-view.ts';

describe.each(GATEWAY_DATABASES)('what the CRM answers to the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let pc: TestDevice;
  let crm: Server;
  let answer: { status: number; text: string };
  let now = Date.parse('2026-03-02T08:00:00Z');
  const seen: string[] = [];
  beforeEach(async () => {
    seen.length = 0;
    answer = { status: 200, text: '' };
    crm = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      seen.push(text);
      response.writeHead(answer.status).end(answer.text);
    });
    await new Promise<void>((resolve) => crm.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(crm.address() as AddressInfo).port}/`;
    place = await open();
    office = await startTestGateway(place, { clock: () => now, adapters: [httpsJsonAdapter({ url })] });
    pc = await office.device();
  });
  afterEach(async () => {
    await office.close();
    await place.remove();
    crm.closeAllConnections();
    crm.close();
  });

  const share = async (id = newId()): Promise<string> => {
    const patch = { kind: 'person', name: '张三', mobile: '13800138000', hqShareConsent: 'granted' };
    await pc.push([pc.op({ entity_id: id, patch })]);
    return id;
  };
  const settle = async (rounds = 1): Promise<void> => {
    for (let round = 0; round < rounds; round++) {
      await office.gateway.deliverToCrm();
      now += rounds === 1 ? 60_000 : 16 * 60_000;
    }
  };
  const hqNos = async () =>
    (await pc.pull()).body.changes.map(({ entity_id: id, doc }) => [id, doc?.hqNo]).filter(([, hqNo]) => hqNo);

  it('a customer number comes to every PC as a change of its own, once, and goes on living with the record', async () => {
    answer.text = '{"customerNo":"VC-00123"}';
    const id = await share();
    await settle();
    expect(await hqNos()).toEqual([[id, 'VC-00123']]);
    await pc.push([pc.op({ entity_id: id, kind: 'patch', patch: { name: '张三丰' } })]);
    await settle();
    const { changes } = (await pc.pull()).body;
    expect(changes.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(changes.at(-1)!.doc).toMatchObject({ name: '张三丰', hqNo: 'VC-00123' });
    // The number is not news to the CRM: it is not sent back there.
    expect(seen).toHaveLength(2);
  });

  it('a PC can neither set nor change nor clear the number', async () => {
    answer.text = '{"customerNo":"VC-1"}';
    const id = newId();
    const patch = { kind: 'person', name: '张三', mobile: '13800138000', hqShareConsent: 'granted', hqNo: 'MINE' };
    await pc.push([pc.op({ entity_id: id, patch })]);
    expect((await office.gateway.documents('S001', 'customer'))[0]?.doc.hqNo).not.toBe('MINE');
    await settle();
    for (const hqNo of ['MINE', null]) {
      const { body } = await pc.push([pc.op({ entity_id: id, kind: 'patch', patch: { hqNo, level: 'A' } })]);
      expect(body.results[0]?.status).toBe('applied');
      expect((await office.gateway.documents('S001', 'customer'))[0]?.doc).toMatchObject({ hqNo: 'VC-1', level: 'A' });
    }
  });

  it('an answer that is no receipt is a delivery all the same', async () => {
    const oddities = ['<html>', '[]', '{"customerNo":7}', '{"customerNo":"a b<script>"}', 'x'.repeat(100_000)];
    for (const text of oddities) {
      answer.text = text;
      await share();
      await settle();
    }
    expect(await hqNos()).toEqual([]);
    expect(await readCrmQueue(office.gateway.database, now)).toMatchObject({ pending: 0, dead: 0, sentLastDay: 5 });
  });

  it('dead letters go out again when an operator says so, except those a later change overtook', async () => {
    const { database } = office.gateway;
    answer.status = 422;
    const [first, second] = [await share(), await share()];
    await settle(9);
    const dead = await listDeadLetters(database, null, 10);
    expect(dead.map(({ entityId, error, attempts }) => [entityId, error, attempts])).toEqual([
      [first, 'HTTP 422', 8],
      [second, 'HTTP 422', 8],
    ]);
    answer.status = 200;
    // The token of before has expired.
    pc = await office.device();
    await pc.push([pc.op({ entity_id: second, kind: 'patch', patch: { level: 'A' } })]);
    await settle();
    seen.length = 0;
    expect(await retryDeadLetters(database, null, now)).toBe(1);
    await settle();
    expect(seen.map((text) => JSON.parse(text).id)).toEqual([first]);
    expect(await readCrmQueue(database, now)).toMatchObject({ pending: 0, dead: 0 });
  });

  it('what went wrong is kept in words that hold nothing of the record', async () => {
    answer = { status: 503, text: '张三 13800138000 failed' };
    await share();
    await settle();
    expect((await readCrmQueue(office.gateway.database, now)).lastError).toBe('HTTP 503');
    crm.closeAllConnections();
    await new Promise((resolve) => crm.close(resolve));
    await settle();
    expect((await readCrmQueue(office.gateway.database, now)).lastError).toMatch(/^[A-Z_]+$/);
  });
});
