import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awayCrm } from '../../tests/harness/crm.ts';
import { newId, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import type { CrmAdapter, CrmMessage } from '../adapters/adapter.ts';
import { fileDropAdapter } from '../adapters/file-drop.ts';
import { httpsJsonAdapter } from '../adapters/https-json.ts';
import type { GatewayOptions } from '../gateway.ts';
import type { OpBody } from '../protocol.ts';

describe.each(GATEWAY_DATABASES)('what reaches the head-office CRM from a dealer’s gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let pc: TestDevice;
  let folder: string;
  let now = Date.parse('2026-03-02T08:00:00');
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zhanting-crm-'));
    place = await open();
  }, 60_000);
  afterEach(async () => {
    await office.close();
    await place.remove();
    rmSync(folder, { recursive: true });
  });

  const start = async (options: GatewayOptions): Promise<void> => {
    office = await startTestGateway(place, { clock: () => now, ...options });
    pc = await office.device();
  };
  const send = (body: Partial<OpBody> & Pick<OpBody, 'patch'>) => pc.push([pc.op(body)]);
  const person = {
    kind: 'person',
    name: '张三',
    mobile: '13800138000',
    level: 'H',
    source: '车展',
    idNo: '11010519491231002X',
  };
  const dropped = async (): Promise<CrmMessage[]> => {
    await office.gateway.deliverToCrm();
    return readdirSync(folder).flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as CrmMessage),
    );
  };

  it('is nothing without consent, the record with it, and a deletion without personal data after a withdrawal', async () => {
    await start({ adapters: [fileDropAdapter({ folder, clock: () => now })] });
    const id = newId();
    await send({ entity_id: id, patch: person });
    expect(await dropped()).toEqual([]);
    await send({ entity_id: id, kind: 'patch', patch: { hqShareConsent: 'granted' } });
    const [shared] = await dropped();
    expect(shared).toMatchObject({ action: 'upsert', storeId: 'S001', id, rev: 2 });
    expect(shared).toMatchObject({ doc: { name: '张三', level: 'H', result: 'Hot', source: 'AUTO_SHOW' } });
    expect(JSON.stringify(shared)).not.toContain(person.idNo);
    await send({ entity_id: id, kind: 'patch', patch: { hqShareConsent: 'withdrawn' } });
    await send({ entity_id: id, kind: 'patch', patch: { name: '张四' } });
    const all = await dropped();
    const key = expect.stringMatching(new RegExp(`^[0-9a-f-]{36}/S001/customer/${id}/3/delete$`));
    expect(all.slice(1)).toEqual([{ action: 'delete', key, storeId: 'S001', entity: 'customer', id, rev: 3 }]);
    expect(readdirSync(folder)).toEqual(['crm-2026-03-02.jsonl']);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'crm-2026-03-02.jsonl')).mode & 0o077).toBe(0);
  });

  it('is told under new keys after a restore, or the CRM would take a deletion for one it has made already', async () => {
    await start({ adapters: [fileDropAdapter({ folder, clock: () => now })] });
    const id = newId();
    const tell = async (name: string) => {
      await send({ entity_id: id, patch: { ...person, name, hqShareConsent: 'granted' } });
      await dropped();
      await send({ entity_id: id, kind: 'patch', patch: { hqShareConsent: 'withdrawn' } });
      return dropped();
    };
    await tell('张三');
    // The backup is of before this customer.
    for (const table of ['customer', 'change_log', 'applied_op', 'crm_outbox'])
      await office.gateway.database.query(`DELETE FROM ${table}`);
    await office.gateway.database.query('UPDATE store SET head_seq = 0');
    await office.gateway.restored();
    pc = await office.device();
    const told = await tell('张三丰');
    expect(told.map(({ action, rev }) => [action, rev])).toEqual([
      ['upsert', 1],
      ['delete', 2],
      ['upsert', 1],
      ['delete', 2],
    ]);
    expect(new Set(told.map(({ key }) => key)).size).toBe(4);
  });

  it('is a deletion when a shared customer is deleted, and nothing for one who never agreed', async () => {
    await start({ adapters: [fileDropAdapter({ folder, clock: () => now })] });
    const [shared, unshared] = [newId(), newId()];
    await send({ entity_id: shared, patch: { ...person, hqShareConsent: 'granted' } });
    await send({ entity_id: unshared, patch: { ...person, hqShareConsent: 'none' } });
    for (const id of [shared, unshared]) await send({ entity_id: id, kind: 'delete', patch: {} });
    const told = await dropped();
    expect(told.at(-1)).toMatchObject({ action: 'delete', id: shared });
    expect(told.some(({ id }) => id === unshared)).toBe(false);
  });

  it('is nothing while no CRM is set up; who agreed is told once there is one, and nobody else', async () => {
    await start({ adapters: [] });
    const agreed = newId();
    const taken = newId();
    await send({ entity_id: agreed, patch: { ...person, hqShareConsent: 'granted' } });
    await send({ entity_id: taken, patch: { ...person, hqShareConsent: 'granted' } });
    await send({ entity_id: taken, kind: 'patch', patch: { hqShareConsent: 'withdrawn' } });
    await send({ entity_id: newId(), patch: person });
    expect(await office.gateway.database.query('SELECT 1 FROM crm_outbox')).toEqual([]);
    await office.close();
    office = await startTestGateway(place, {
      clock: () => now,
      adapters: [fileDropAdapter({ folder, clock: () => now })],
    });
    expect((await dropped()).map(({ action, id }) => [action, id])).toEqual([['upsert', agreed]]);
  });

  it('is not the record when consent is withdrawn before it was delivered', async () => {
    await start({ adapters: [awayCrm] });
    const id = newId();
    await send({ entity_id: id, patch: { ...person, hqShareConsent: 'granted' } });
    await send({ entity_id: id, kind: 'patch', patch: { hqShareConsent: 'withdrawn' } });
    await office.close();
    office = await startTestGateway(place, {
      clock: () => now,
      adapters: [fileDropAdapter({ folder, clock: () => now })],
    });
    now += 60_000;
    expect((await dropped()).map(({ action }) => action)).toEqual(['delete']);
  });

  it('is one delivery for many changes that wait together, with the newest content', async () => {
    await start({ adapters: [awayCrm] });
    const id = newId();
    await send({ entity_id: id, patch: { ...person, hqShareConsent: 'granted' } });
    for (const name of ['李一', '李二', '李三']) await send({ entity_id: id, kind: 'patch', patch: { name } });
    await office.close();
    office = await startTestGateway(place, {
      clock: () => now,
      adapters: [fileDropAdapter({ folder, clock: () => now })],
    });
    now += 60_000;
    expect(await dropped()).toMatchObject([{ rev: 4, doc: { name: '李三' } }]);
  });

  it('is a deletion too when consent is withdrawn while the record is on its way', async () => {
    const delivered: CrmMessage[] = [];
    const id = newId();
    const slow: CrmAdapter = {
      name: 'slow',
      deliver: async (message) => {
        delivered.push(message);
        if (message.action === 'upsert')
          await send({ entity_id: id, kind: 'patch', patch: { hqShareConsent: 'withdrawn' } });
      },
    };
    await start({ adapters: [slow] });
    await send({ entity_id: id, patch: { ...person, hqShareConsent: 'granted' } });
    await expect.poll(() => delivered.map(({ action }) => action), { timeout: 5_000 }).toEqual(['upsert', 'delete']);
  });

  it('is a deletion of what a restored gateway has forgotten, when a PC brings the consent and its end again in one push', async () => {
    await start({ adapters: [fileDropAdapter({ folder, clock: () => now })] });
    const [known, fresh, gone] = [newId(), newId(), newId()];
    await send({ entity_id: known, patch: person });
    // Sent, delivered and ended after the backup: this gateway has no line of it.
    const again = [
      pc.op({ entity_id: known, kind: 'patch', patch: { hqShareConsent: 'granted' } }),
      pc.op({ entity_id: known, kind: 'patch', patch: { hqShareConsent: 'withdrawn' } }),
      pc.op({ entity_id: fresh, patch: { ...person, hqShareConsent: 'granted' } }),
      pc.op({ entity_id: fresh, kind: 'patch', patch: { hqShareConsent: 'withdrawn' } }),
      pc.op({ entity_id: gone, patch: { ...person, hqShareConsent: 'granted' } }),
      pc.op({ entity_id: gone, kind: 'delete', patch: {} }),
    ];
    await pc.push(again);
    const told = (await dropped()).map(({ action, id }) => `${action} ${id}`);
    expect(told.sort()).toEqual([known, fresh, gone].map((id) => `delete ${id}`).sort());
  });

  it('starts a new line after a torn one', async () => {
    await start({ adapters: [fileDropAdapter({ folder, clock: () => now })] });
    writeFileSync(join(folder, 'crm-2026-03-02.jsonl'), '{"action":"ups');
    await send({ patch: { ...person, hqShareConsent: 'granted' } });
    await office.gateway.deliverToCrm();
    const lines = readFileSync(join(folder, 'crm-2026-03-02.jsonl'), 'utf8').split('\n');
    expect(lines[0]).toBe('{"action":"ups');
    expect(JSON.parse(lines[1]!)).toMatchObject({ action: 'upsert' });
  });

  it('comes again after the CRM was down, however long, with the secret and the same key; a refused record is given up', async () => {
    let status = 503;
    const seen: { key: unknown; authorization: unknown; body: CrmMessage }[] = [];
    const crm = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const { 'idempotency-key': key, authorization } = request.headers;
      seen.push({ key, authorization, body: JSON.parse(text) as CrmMessage });
      response.writeHead(status).end('<html>whatever</html>');
    });
    await new Promise<void>((resolve) => crm.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(crm.address() as AddressInfo).port}/customers`;
    await start({ adapters: [httpsJsonAdapter({ url, secret: 's3cret' })] });
    const rounds = async (count: number): Promise<void> => {
      for (let round = 0; round < count; round++) {
        await office.gateway.deliverToCrm();
        now += 16 * 60_000;
      }
    };
    const states = async () =>
      (await office.gateway.database.query<{ state: string }>('SELECT state FROM crm_outbox ORDER BY seq')).map(
        (row) => row.state,
      );
    await send({ patch: { ...person, hqShareConsent: 'granted' } });
    await rounds(12);
    expect(await states()).toEqual(['pending']);
    status = 200;
    await rounds(1);
    expect(await states()).toEqual(['sent']);
    expect(seen.every(({ authorization }) => authorization === 'Bearer s3cret')).toBe(true);
    expect(new Set(seen.map(({ key }) => key)).size).toBe(1);
    status = 422;
    pc = await office.device();
    await send({ patch: { ...person, hqShareConsent: 'granted' } });
    await rounds(9);
    expect(await states()).toEqual(['sent', 'dead']);
    crm.close();
  });
});
