import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import { type CrmAdapter, type CrmMessage, CrmRefused } from '../adapters/adapter.ts';

describe.each(GATEWAY_DATABASES)('发送到 I-CROP from a PC, on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let pc: TestDevice;
  let got: CrmMessage[];
  let refuses: boolean;
  const crm: CrmAdapter = {
    name: 'test',
    async deliver(message) {
      if (refuses) throw new CrmRefused('HTTP 422');
      got.push(message);
      return undefined;
    },
  };
  const start = async (adapters: CrmAdapter[]) => {
    office = await startTestGateway(place, { adapters });
    pc = await office.device();
  };
  beforeEach(async () => {
    place = await open();
    got = [];
    refuses = false;
  }, 60_000);
  afterEach(async () => {
    await office.close();
    await place.remove();
  });

  const person = {
    kind: 'person',
    name: '张三',
    mobile: '13800138000',
    level: 'H',
    source: '车展',
    remarks: '私下的话',
  };
  const add = async (patch: Record<string, unknown>) => {
    const id = newId();
    await pc.push([pc.op({ entity_id: id, patch: { ...person, ...patch } })]);
    return id;
  };
  const json = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await (await pc.request(path, init)).json()) as Record<string, never> & { state: string; doc: object };
  };
  const preview = (id: string) => json(`/v1/crm/preview?entity=customer&id=${id}`);
  const send = async (...ids: string[]) => (await json('/v1/crm/send', { ids })).records as unknown;
  const history = async (id: string) => (await json(`/v1/crm/state?ids=${id}`)).records as unknown;

  it('shows exactly what is then sent, field by field with the card’s own names', async () => {
    await start([crm]);
    const id = await add({ hqShareConsent: 'granted' });
    const shown = await preview(id);
    expect(shown.state).toBe('ready');
    await office.gateway.deliverToCrm();
    expect(got).toHaveLength(1);
    expect(got[0]).toMatchObject({ id, doc: shown.doc });
    expect((got[0] as { doc: object }).doc).toEqual(shown.doc);
    expect(shown.fields).toContainEqual({ from: 'level', to: 'result', value: 'Hot' });
  });

  it('shows and sends nothing without consent, without a CRM, or of another showroom’s customer', async () => {
    await start([]);
    const id = await add({ hqShareConsent: 'none' });
    const agreed = await add({ hqShareConsent: 'granted', mobile: '13800138001' });
    const stranger = newId();
    expect(await preview(id)).toMatchObject({ state: 'no_consent', doc: null, fields: [] });
    expect(await preview(agreed)).toMatchObject({ state: 'no_crm', doc: null });
    expect(await preview(stranger)).toMatchObject({ state: 'unknown', doc: null });
    expect(await send(id, agreed, stranger)).toEqual([
      { id, state: 'no_consent' },
      { id: agreed, state: 'no_crm' },
      { id: stranger, state: 'unknown' },
    ]);
    pc = await office.device('S002');
    expect(await preview(agreed)).toMatchObject({ state: 'unknown' });
  });

  it('queues nothing twice, sends again what was given up, and tells when and why', async () => {
    refuses = true;
    await start([crm]);
    const id = await add({ hqShareConsent: 'granted' });
    await office.gateway.deliverToCrm();
    expect(await history(id)).toMatchObject([{ id, entries: [{ state: 'queued', last_error: 'HTTP 422' }] }]);
    refuses = false;
    expect(await send(id, id)).toEqual([{ id, state: 'queued' }]);
    await office.gateway.deliverToCrm();
    expect(await send(id)).toEqual([{ id, state: 'sent' }]);
    await office.gateway.deliverToCrm();
    expect(got).toHaveLength(1);
    expect(await history(id)).toMatchObject([{ entries: [{ state: 'sent', done_at: expect.any(Number) }] }]);
    await pc.push([pc.op({ entity_id: id, kind: 'patch', patch: { level: 'A' } })]);
    await office.gateway.deliverToCrm();
    expect(got).toHaveLength(2);
  });
});
