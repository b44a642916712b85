import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDevice } from '../../tests/harness/device.ts';
import { newId, sha256 } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';

describe.each(GATEWAY_DATABASES)('cards that look like one, found by the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let g: TestGateway;
  let front: TestDevice;
  let desk: TestDevice;
  let storeId: string;
  let stores = 0;
  beforeAll(async () => {
    place = await open();
    g = await startTestGateway(place);
  });
  afterAll(async () => {
    await g.close();
    await place.remove();
  });
  beforeEach(async () => {
    storeId = `D${++stores}`;
    [front, desk] = [await g.device(storeId), await g.device(storeId)];
  });

  const card = async (pc: TestDevice, patch: Record<string, unknown>) => {
    const id = newId();
    const whole = { kind: 'person', name: '王建国', mobile: '13800138000', ...patch };
    await pc.push([pc.op({ entity_id: id, patch: whole })]);
    return id;
  };
  const pairs = async () => {
    await g.gateway.findDuplicates();
    return (await g.gateway.documents(storeId, 'duplicate')).map(({ doc }) => doc);
  };

  it('one customer on two PCs is found by phone, ID number, and name with model, each pair once with all its reasons', async () => {
    const idNo = '11010519491231002X';
    const a = await card(front, { idNo, interestModel: 'RX 350h' });
    const b = await card(desk, { idNo: idNo.toLowerCase(), interestModel: 'rx350h' });
    await card(desk, { name: '李四', mobile: '13900139000' });
    const [leftId, rightId] = [a, b].sort();
    const found = await pairs();
    expect(found).toMatchObject([{ entity: 'customer', leftId, rightId, state: 'open' }]);
    expect([...(found[0]!.reasons as string[])].sort()).toEqual(['idNo', 'nameModel', 'phone']);
    expect(await pairs()).toHaveLength(1);
  });

  it.each([
    ['mobile', '13900991209', 'landline', '139.0099.1209', 'phone'],
    ['landline', '0755-26990011', 'landline', '86-755-26990011', 'phone'],
    ['landline', '0755-2699-0011', 'landline', '+86 (755) 2699 0011', 'phone'],
    ['mobile', '+852 91234567', 'landline', '00852-9123 4567', 'phone'],
    ['mobile', '13512345678-9100', 'landline', '13512345678 转9100', 'phone'],
    ['idNo', 'E12345678', 'idNo', 'E1234\u200b5678', 'idNo'],
    ['uscc', '91350100M000100Y43', 'uscc', '\u202d91350100m000100y43\u202c', 'idNo'],
  ])('%s %s and %s %j are one, whichever program stored them', async (field, value, otherField, other, reason) => {
    await card(front, { name: '甲', mobile: null, landline: '0755-20000001', [field]: value });
    await card(desk, { name: '乙', mobile: null, landline: '0755-20000002', [otherField]: other });
    expect(await pairs()).toMatchObject([{ reasons: [reason] }]);
  });

  it('are found however long a text another program put into a number or a model, and by that text too', async () => {
    const scrambled = (seed: string) => Array.from({ length: 60 }, (_, i) => sha256(`${seed} ${i}`)).join('');
    const idNo = scrambled('id');
    const a = await card(front, { idNo, interestModel: scrambled('model') });
    const b = await card(desk, { idNo, name: '李四', mobile: '13900139000' });
    const [leftId, rightId] = [a, b].sort();
    expect(await pairs()).toMatchObject([{ leftId, rightId, reasons: ['idNo'] }]);
  });

  it('are found in a showroom that rests while another one never stops saving', async () => {
    const busy = await g.device(`${storeId}B`);
    await card(front, {});
    await card(desk, {});
    const found = () => g.gateway.documents(storeId, 'duplicate');
    for (let saves = 0; saves < 150 && (await found()).length === 0; saves++) {
      await card(busy, { name: `赵${saves}`, mobile: `139${String(saves).padStart(8, '0')}` });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await found()).toHaveLength(1);
  });

  it('the pair arrives at the PCs by their feed, which stays dense', async () => {
    await card(front, {});
    await card(desk, {});
    await pairs();
    const { changes } = (await desk.pull()).body;
    expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, at) => at + 1));
    expect(changes.at(-1)).toMatchObject({ entity: 'duplicate', doc: { state: 'open' } });
  });

  it('two people said to be two stay two, until something new speaks for one', async () => {
    await card(front, { name: '父' });
    const b = await card(desk, { name: '子' });
    await pairs();
    const { changes } = (await desk.pull()).body;
    const { entity_id: id, seq } = changes.at(-1)!;
    const dismiss = { entity: 'duplicate' as const, entity_id: id, kind: 'patch' as const, base_seq: seq };
    await desk.push([desk.op({ ...dismiss, patch: { state: 'dismissed' } })]);
    await desk.push([desk.op({ entity_id: b, kind: 'patch', base_seq: seq, patch: { level: 'A' } })]);
    expect(await pairs()).toMatchObject([{ state: 'dismissed' }]);
    const idNo = '11010519491231002X';
    await front.push([front.op({ entity_id: b, kind: 'patch', base_seq: seq, patch: { idNo } })]);
    await card(front, { name: '新', mobile: '13700137000', idNo });
    expect((await pairs()).map(({ state }) => state).sort()).toEqual(['dismissed', 'open']);
  });

  it('a pair is settled when one of the two is merged, and open again when that is undone', async () => {
    const [a, b] = [await card(front, {}), await card(desk, {})];
    await pairs();
    const merge = { entity_id: b, kind: 'merge' as const, base_seq: 99 };
    await desk.push([desk.op({ ...merge, patch: { into: a } })]);
    expect(await pairs()).toMatchObject([{ state: 'merged' }]);
    await desk.push([desk.op({ ...merge, patch: { into: null } })]);
    expect(await pairs()).toMatchObject([{ state: 'open' }]);
  });

  it('two cards of one car are found by their VIN; cards of another showroom never', async () => {
    const vin = 'JTJAM7BX0R1234567';
    for (const pc of [front, desk]) await pc.push([pc.op({ entity: 'vehicle', patch: { vin } })]);
    const stranger = await g.device(`${storeId}-other`);
    await stranger.push([stranger.op({ entity: 'vehicle', patch: { vin } })]);
    expect(await pairs()).toMatchObject([{ entity: 'vehicle', reasons: ['vin'] }]);
    expect(await g.gateway.documents(`${storeId}-other`, 'duplicate')).toEqual([]);
  });

  it('a number that more than twenty other cards have is a switchboard and says nothing of the next card', async () => {
    const fleet = Array.from({ length: 22 }, (_, i) =>
      front.op({ patch: { kind: 'person', name: `司机${i}`, mobile: '13800138000' } }),
    );
    await front.push(fleet);
    expect(await pairs()).toEqual([]);
    await card(desk, { name: '经理' });
    expect(await pairs()).toEqual([]);
  });

  it('a card that gets another number is compared under it, and no longer under the one it had', async () => {
    const a = await card(front, { name: '甲', mobile: '13900139000' });
    await card(front, { name: '乙' });
    expect(await pairs()).toEqual([]);
    const changed = { entity_id: a, kind: 'patch' as const, base_seq: 99 };
    await front.push([front.op({ ...changed, patch: { mobile: '13800138000' } })]);
    expect(await pairs()).toHaveLength(1);
    await card(desk, { name: '丙', mobile: '13900139000' });
    expect(await pairs()).toHaveLength(1);
  });

  it('a backlog of thousands is compared to its end, also one pushed while nobody compared', async () => {
    const ops = Array.from({ length: 450 }, (_, i) =>
      front.op({ patch: { kind: 'person', name: `客户${i % 225}`, mobile: `138${String(i % 225).padStart(8, '0')}` } }),
    );
    await front.push(ops);
    expect(await pairs()).toHaveLength(225);
  });
});
