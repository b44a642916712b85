import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { OperatorKind } from '../../gateway/protocol.ts';
import { GATEWAY_DATABASES, type GatewayPlace, startTestGateway, type TestGateway } from './gateway.ts';
import { type TestPc, testPc } from './pc.ts';

/** Two PCs of one showroom for each test of the file, at one gateway. */
export interface TwoPcs {
  a: TestPc;
  b: TestPc;
  /** What head office has of a customer. */
  office(id: string): Promise<Record<string, unknown> | undefined>;
  /** Exchanges that must go well, one after the other. */
  exchange(...pcs: TestPc[]): Promise<void>;
}

export function twoPcs(operator: OperatorKind = 'dealer'): TwoPcs {
  let place: GatewayPlace;
  let gateway: TestGateway;
  let showrooms = 0;
  const pair = {
    async exchange(...pcs: TestPc[]) {
      for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
    },
    async office(id: string) {
      const records = await gateway.gateway.documents(`T${showrooms}`, 'customer');
      return records.find((record) => record.id === id)?.doc;
    },
  } as TwoPcs;
  beforeAll(async () => {
    place = await GATEWAY_DATABASES.at(-1)!.open();
    gateway = await startTestGateway(place);
  });
  afterAll(async () => {
    await gateway.close();
    await place.remove();
  });
  beforeEach(async () => {
    const storeId = `T${++showrooms}`;
    pair.a = await testPc(gateway, { storeId, operator });
    pair.b = await testPc(gateway, { storeId, operator });
  });
  afterEach(() => {
    pair.a.close();
    pair.b.close();
  });
  return pair;
}
