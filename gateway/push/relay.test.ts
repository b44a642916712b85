import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimRequest } from '../../db/documents/claim.ts';
import { newId, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import type { EntityName } from '../protocol.ts';
import { dueRelays, type RelayRow } from '../store/relay.ts';
import { relayOne } from './relay.ts';

describe.each(GATEWAY_DATABASES)('the post office between two showrooms on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let stores = 0;
  let [west, east]: TestDevice[] = [];
  let [WEST, EAST] = ['', ''];
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place);
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await place.remove();
  });
  beforeEach(async () => {
    [WEST, EAST] = [`W${++stores}`, `E${stores}`];
    [west, east] = [await office.device(WEST), await office.device(EAST)];
  });

  const docs = async (entity: EntityName, store: string) =>
    new Map((await office.gateway.documents(store, entity)).map(({ id, doc }) => [id, doc]));
  const way = () => ({ fromStoreId: WEST, toStoreId: EAST, fromStoreName: '城西店', toStoreName: '城东店' });
  const say = async (pc: TestDevice, entity: EntityName, id: string, patch: object, claims?: ClaimRequest[]) => {
    const op = pc.op({ entity, entity_id: id, patch: { ...patch }, ...(claims ? { claims } : {}) });
    const { body, status } = await pc.push([op]);
    expect(status).toBe(200);
    return body.results[0]!;
  };
  const ask = async (more: object = {}) => {
    const id = newId();
    const wish = {
      ...way(),
      status: 'requested',
      versionNo: 1,
      vin: 'LFMA7BX00R1234567',
      receiveMode: 'auto',
      ...more,
    };
    return { id, result: await say(east!, 'transfer_order', id, wish) };
  };
  const signOut = async (transferId: string, receiveMode = 'auto') => {
    const id = newId();
    const out = {
      ...way(),
      transferId,
      status: 'signed',
      vin: 'V',
      car: { vin: 'V' },
      receiveMode,
      vehicleId: newId(),
    };
    await say(west!, 'transfer_out', id, out);
    await office.gateway.relay();
    return id;
  };
  const rows = (id: string) =>
    office.gateway.database.query<{ doneAt: number | null }>(
      'SELECT done_at AS "doneAt" FROM relay WHERE doc_id = $1 ORDER BY id',
      [id],
    );
  const logOf = (store: string, id: string) =>
    office.gateway.database.query<{ seq: number }>(
      'SELECT seq FROM change_log WHERE store_id = $1 AND entity_id = $2 ORDER BY seq',
      [store, id],
    );

  it('writes the same document into the other showroom, once, without what is of the customer', async () => {
    const secret = { orderVehicleId: newId(), customerId: newId(), customerName: '诸葛孔明', remark: '王先生急要' };
    const { id, result } = await ask(secret);
    expect(result.status).toBe('applied');
    await office.gateway.relay();
    const copy = (await docs('transfer_order', WEST)).get(id)!;
    expect(copy).toMatchObject({ ...way(), status: 'requested', vin: 'LFMA7BX00R1234567' });
    for (const field of Object.keys(secret)) expect(copy).not.toHaveProperty(field);
    expect(JSON.stringify([...(await docs('transfer_order', WEST)).values()])).not.toMatch(/诸葛孔明|王先生/);
    await office.gateway.relay();
    expect(await rows(id)).toEqual([{ doneAt: expect.any(Number) }]);
    expect(await logOf(WEST, id)).toHaveLength(1);
    const { changes } = (await west!.pull()).body;
    expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, index) => index + 1));
  });

  it('two workers with one row, and a worker that died before its commit: the document is written once', async () => {
    const { database } = office.gateway;
    const id = newId();
    // Noted by hand, so that the gateway's own worker does not come first.
    await say(east!, 'transfer_order', id, { ...way(), status: 'draft', vin: 'V' });
    const [known] = await database.query<{ opId: string }>(
      'SELECT op_id AS "opId" FROM applied_op ORDER BY at DESC LIMIT 1',
    );
    await database.query(
      `UPDATE transfer_order SET extra = jsonb_set(extra::jsonb, '{status}', '"requested"')::json WHERE id = $1`,
      [id],
    );
    await database.query(
      `INSERT INTO relay (op_id, to_store, from_store, entity, doc_id, at, next_try_at) VALUES ($1, $2, $3, 'transfer_order', $4, 0, 0)`,
      [known!.opId, WEST, EAST, id],
    );
    const [row] = (await dueRelays(database, 1, 9)) as [RelayRow];
    const dying = {
      ...database,
      transaction: <T>(run: (tx: Parameters<Parameters<typeof database.transaction>[0]>[0]) => Promise<T>) =>
        database.transaction(async (tx): Promise<T> => {
          await run(tx);
          throw new Error('killed before the commit');
        }),
    };
    await expect(relayOne(dying, row, Date.now())).rejects.toThrow('killed');
    expect(await logOf(WEST, id)).toEqual([]);
    expect(await rows(id)).toEqual([{ doneAt: null }]);
    const heads = await Promise.all([relayOne(database, row, Date.now()), relayOne(database, row, Date.now())]);
    expect(heads.filter((head) => head !== null)).toHaveLength(1);
    expect(await logOf(WEST, id)).toHaveLength(1);
    expect(await rows(id)).toEqual([{ doneAt: expect.any(Number) }]);
  });

  it('the same operation sent again goes on no second time', async () => {
    const id = newId();
    const op = east!.op({
      entity: 'transfer_order',
      entity_id: id,
      patch: { ...way(), status: 'requested', vin: 'V' },
    });
    await east!.push([op]);
    await east!.push([op]);
    await office.gateway.relay();
    expect(await rows(id)).toHaveLength(1);
  });

  it('only between showrooms of one group', async () => {
    expect((await ask({ fromStoreId: 'NOWHERE' })).result).toMatchObject({ status: 'rejected', code: 'other_group' });
    const code = await office.gateway.enrol({ storeId: `H${stores}`, name: '总部', operator: 'head_office' });
    expect(code).toBeTruthy();
    expect((await ask({ fromStoreId: `H${stores}` })).result).toMatchObject({ code: 'other_group' });
  });

  it('a store says only what is its own to say; a step back from the other one’s word is refused', async () => {
    const { id } = await ask();
    await office.gateway.relay();
    await say(west!, 'transfer_order', id, { status: 'received' });
    await office.gateway.relay();
    expect((await docs('transfer_order', EAST)).get(id)).toMatchObject({ status: 'requested' });
    const other = await ask();
    await office.gateway.relay();
    await say(west!, 'transfer_order', other.id, { status: 'approved' });
    await office.gateway.relay();
    expect((await docs('transfer_order', EAST)).get(other.id)).toMatchObject({ status: 'approved' });
    expect(await say(east!, 'transfer_order', other.id, { status: 'cancelled' })).toMatchObject({ code: 'moved_on' });
  });

  it('自动入库 makes one draft; a receipt typed before it stands alone, one typed after it is already_received', async () => {
    const [first, second] = [await ask(), await ask()];
    await office.gateway.relay();
    const out = await signOut(first.id);
    const drafts = async () => [...(await docs('transfer_in', EAST)).values()].filter(({ outId }) => outId === out);
    expect(await drafts()).toMatchObject([{ status: 'draft', transferId: first.id, claimState: 'confirmed' }]);
    const take = (outId: string): ClaimRequest[] => [{ key: `in:${outId}`, action: 'take' }];
    const typed = { ...way(), status: 'draft', transferId: first.id, outId: out, vin: 'V', car: {} };
    expect(await say(east!, 'transfer_in', newId(), typed, take(out))).toMatchObject({ code: 'already_received' });
    // The other way round: typed first, and told again by a gateway that was put back.
    const late = newId();
    const byHand = { ...typed, transferId: second.id, outId: late };
    expect(await say(east!, 'transfer_in', newId(), byHand, take(late))).toMatchObject({ status: 'applied' });
    const sent = { ...way(), transferId: second.id, status: 'signed', vin: 'V', car: {}, receiveMode: 'auto' };
    await say(west!, 'transfer_out', late, sent);
    await office.gateway.relay();
    expect([...(await docs('transfer_in', EAST)).values()].filter(({ outId }) => outId === late)).toHaveLength(1);
  });

  it('a signed receipt takes the car off the giving store, and its VIN passes between the two', async () => {
    const vin = `LFMA7BX00R${String(stores).padStart(7, '0')}`;
    const car = newId();
    await say(west!, 'vehicle', car, { vin, status: 'transferring', origin: 'domestic' });
    const { id } = await ask({ vin });
    await office.gateway.relay();
    await say(west!, 'transfer_order', id, { status: 'approved', vin }, [{ key: `vin:${vin}`, action: 'take' }]);
    await office.gateway.relay();
    const out = newId();
    await say(west!, 'transfer_out', out, {
      ...way(),
      transferId: id,
      status: 'signed',
      vin,
      car: { vin },
      vehicleId: car,
    });
    await office.gateway.relay();
    const holder = () =>
      office.gateway.database.query('SELECT store_id AS store, entity FROM claim WHERE key = $1', [`vin:${vin}`]);
    expect(await holder()).toEqual([{ store: WEST, entity: 'transfer_order' }]);
    const stranger = await office.device(`X${stores}`);
    const steal = { vin, status: 'held' };
    const taken = await say(stranger, 'allocation', newId(), steal, [
      { key: `vin:${vin}`, action: 'handOver', expect: id },
    ]);
    expect(taken).toMatchObject({ code: 'claim_taken' });
    await say(east!, 'transfer_in', newId(), { ...way(), transferId: id, outId: out, status: 'signed', vin });
    const given = await say(east!, 'allocation', newId(), steal, [
      { key: `vin:${vin}`, action: 'handOver', expect: id },
    ]);
    expect(given).toMatchObject({ status: 'applied' });
    await office.gateway.relay();
    expect(await holder()).toEqual([{ store: EAST, entity: 'allocation' }]);
    expect((await docs('vehicle', WEST)).get(car)).toMatchObject({ status: 'transferred' });
  });
});
