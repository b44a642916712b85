import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../../tests/harness/gateway.ts';
import { pcOf, type TestPc, testPc } from '../../../../tests/harness/pc.ts';
import { enrol } from '../../../workers/sync/enrol.ts';
import { readEnrolment } from './enrolled.ts';
import { enrolPc } from './enrolment.ts';

const SYSTEM = { id: 'system' };

let place: GatewayPlace;
let g: TestGateway;
let east: TestPc;
let west: TestPc;
beforeAll(async () => {
  place = await GATEWAY_DATABASES.at(-1)!.open();
  g = await startTestGateway(place);
  [east, west] = [await testPc(g, { storeId: 'EAST' }), await testPc(g, { storeId: 'EAST' })];
  east.store.write(SYSTEM, (tx) => tx.insert('customer', customerDoc({ name: '王建国' })));
  for (const pc of [east, west]) await pc.exchange();
});
afterAll(async () => {
  for (const pc of [east, west]) pc.close();
  await g.close();
  await place.remove();
});

const enrolWest = async (renamed?: boolean) => {
  const code = await g.gateway.enrol({ storeId: 'WEST', name: '城西店' });
  const input = { url: g.url, code, ...(renamed && { renamed }) };
  await enrolPc(west.store, SYSTEM, input, (order) => enrol({ ...order, timeoutMs: 10_000 }));
};
const customersOf = (storeId: string) => g.gateway.documents(storeId, 'customer');

test('another showroom’s code is refused on a PC that holds a showroom’s customers: nothing is mixed, the line stays', async () => {
  await expect(enrolWest()).rejects.toMatchObject({
    code: 'enrolCode.otherShowroom',
    params: { storeId: 'WEST', before: 'EAST' },
  });
  expect(readEnrolment(west.store.db)!.storeId).toBe('EAST');
  expect(await west.exchange()).toMatchObject({ end: { ok: true } });
  expect(await customersOf('WEST')).toEqual([]);
  expect((await g.gateway.devices()).filter(({ storeId }) => storeId === 'WEST')).toEqual([]);
});

test('a showroom that goes by another code now brings its customers along, once somebody said so', async () => {
  await enrolWest(true);
  Object.assign(west, pcOf(west));
  for (let round = 0; round < 3; round++) await west.exchange();
  expect((await customersOf('WEST')).map(({ doc }) => doc.name)).toEqual(['王建国']);
});
