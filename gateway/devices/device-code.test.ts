import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';

describe.each(GATEWAY_DATABASES)('设备码 at the gateway on $title', ({ open }) => {
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

  const contact = async (pc: TestDevice) => (await pc.push([])).body.device_code;

  it('each PC of a showroom has a letter of its own, the first the first; every answer says it again', async () => {
    const [a, b] = [await office.device('D1'), await office.device('D1')];
    expect([a.device_code, b.device_code, (await office.device('D2')).device_code]).toEqual(['A', 'B', 'A']);
    expect([await contact(a), await contact(b), await contact(a)]).toEqual(['A', 'B', 'A']);
    const patch = { kind: 'person', name: '张三', mobile: '13800138000' };
    expect((await a.push([a.op({ patch })])).body.device_code).toBe('A');
  });

  it('a PC put back from a backup gets another one; what was used once never comes again', async () => {
    const pc = await office.device('D3');
    expect(await contact(pc)).toBe('A');
    pc.epoch = newId();
    expect([await contact(pc), await contact(pc)]).toEqual(['B', 'B']);
    await office.gateway.revoke(pc.device_id);
    expect((await office.device('D3')).device_code).toBe('C');
  });

  it('a PC that was enrolled before there were any gets one at its next contact', async () => {
    const pc = await office.device('D4');
    await office.gateway.database.query(
      'UPDATE device SET number_code = NULL, number_epoch = NULL WHERE device_id = $1',
      [pc.device_id],
    );
    expect([await contact(pc), await contact(pc)]).toEqual(['B', 'B']);
  });

  it('a gateway put back from a backup gives out none that it may have given out since', async () => {
    const pc = await office.device('D5');
    await office.gateway.restored();
    pc.gateway_epoch = (await office.device('D6')).gateway_epoch;
    expect(await contact(pc)).toBe('A');
    expect((await office.device('D5')).device_code).toBe('AB');
  });
});
