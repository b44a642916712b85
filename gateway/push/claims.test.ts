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

const VIN = 'vin:LFMA7BX00R1234567';

describe.each(GATEWAY_DATABASES)('claims at the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let stores = 0;
  let storeId: string;
  let [a, b]: TestDevice[] = [];
  /** Each test has a car of its own. */
  let vin: string;
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place);
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await place.remove();
  });
  beforeEach(async () => {
    storeId = `C${++stores}`;
    vin = `${VIN}${stores}`;
    [a, b] = [await office.device(storeId), await office.device(storeId)];
  });

  const claims = (key: string) =>
    office.gateway.database.query<{ docId: string }>('SELECT doc_id AS "docId" FROM claim WHERE key = $1', [key]);
  const docs = async (entity: EntityName, store = storeId) =>
    new Map((await office.gateway.documents(store, entity)).map(({ id, doc }) => [id, doc]));
  const take = (key = vin): ClaimRequest[] => [{ key, action: 'take' }];
  const allocate = (pc: TestDevice, more: Record<string, unknown> = {}, asked = take(), actor = 'staff-1') => {
    const id = newId();
    const patch = { docNo: `PC-${id.slice(-4)}`, status: 'held', vin: vin.slice(4), ...more };
    return { id, op: pc.op({ entity: 'allocation', entity_id: id, patch, claims: asked, actor_id: actor }) };
  };
  const staff = (pc: TestDevice, name: string, role: string) => {
    const id = newId();
    return { id, op: pc.op({ entity: 'staff', entity_id: id, patch: { login: id.slice(-8), name, role } }) };
  };
  const resultOf = async (pc: TestDevice, ...ops: Parameters<TestDevice['push']>[0]) => {
    const { body, status } = await pc.push(ops);
    expect(status).toBe(200);
    return body.results.at(-1)!;
  };

  it('the first that arrives has it; the second is told who, keeps its record and one question is open', async () => {
    const zhou = staff(a!, '周凯', 'consultant');
    const first = allocate(a!, { orderNo: 'DD0601-261123-A001', ownerId: zhou.id });
    const second = allocate(b!, { orderNo: 'DD0601-261123-B001' });
    expect(await resultOf(a!, zhou.op, first.op)).toMatchObject({ status: 'applied' });
    const lost = await resultOf(b!, second.op);
    const holder = {
      key: vin,
      id: first.id,
      docNo: 'DD0601-261123-A001',
      byName: '周凯',
      storeId,
      storeName: '城西店',
    };
    expect(lost).toMatchObject({
      status: 'conflict',
      code: 'claim_taken',
      retryable: false,
      server_doc: { claimState: 'lost', claimHolder: holder },
    });
    expect(lost.message).toContain('DD0601-261123-A001');
    expect((await docs('allocation')).get(first.id)).toMatchObject({ claimState: 'confirmed' });
    expect((await docs('allocation')).get(second.id)).toMatchObject({ claimState: 'lost' });
    expect([...(await docs('deal_issue')).values()]).toMatchObject([
      { kind: 'claim_taken', docId: second.id, entity: 'allocation', ownerId: 'staff-1', resolvedAt: null, holder },
    ]);
    expect(await claims(vin)).toEqual([{ docId: first.id }]);
    const { changes } = (await b!.pull()).body;
    expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, index) => index + 1));
    expect(changes.find(({ seq }) => seq === lost.server_seq)).toMatchObject({ entity_id: second.id });
  });

  it('the same operation again gets the same answer, and nothing is claimed or asked twice', async () => {
    const [first, second] = [allocate(a!), allocate(b!)];
    await resultOf(a!, first.op);
    const lost = await resultOf(b!, second.op);
    expect(await resultOf(b!, second.op)).toEqual(lost);
    expect(await resultOf(a!, first.op)).toMatchObject({ status: 'duplicate' });
    expect(await claims(vin)).toHaveLength(1);
    expect((await docs('deal_issue')).size).toBe(1);
  });

  it('what is released is free again; who gave up a lost one is not asked any more', async () => {
    const [first, second, third] = [allocate(a!), allocate(b!), allocate(b!)];
    await resultOf(a!, first.op);
    await resultOf(b!, second.op);
    const release = (pc: TestDevice, id: string) =>
      pc.op({
        entity: 'allocation',
        entity_id: id,
        kind: 'patch',
        base_seq: 1,
        patch: { status: 'released' },
        claims: [{ key: vin, action: 'release' }],
      });
    await resultOf(b!, release(b!, second.id));
    expect([...(await docs('deal_issue')).values()]).toMatchObject([{ resolution: 'released' }]);
    expect(await claims(vin)).toEqual([{ docId: first.id }]);
    await resultOf(a!, release(a!, first.id));
    expect(await claims(vin)).toEqual([]);
    expect((await docs('allocation')).get(first.id)).toMatchObject({ claimState: 'released' });
    expect(await resultOf(b!, third.op)).toMatchObject({ status: 'applied' });
    expect(await claims(vin)).toEqual([{ docId: third.id }]);
  });

  it('改配: a manager takes it from the holder in one operation; the question changes sides. Nobody else may', async () => {
    const [chen, zhou] = [staff(a!, '陈立', 'manager'), staff(a!, '周凯', 'consultant')];
    const [first, second] = [allocate(a!), allocate(b!)];
    await resultOf(a!, chen.op, zhou.op, first.op);
    await resultOf(b!, second.op);
    const again = (actor: string) =>
      b!.op({
        entity: 'allocation',
        entity_id: second.id,
        kind: 'patch',
        base_seq: 9,
        patch: { takenFromId: first.id, reason: '老客户先订' },
        claims: [{ key: vin, action: 'release', expect: first.id }, ...take()],
        actor_id: actor,
      });
    expect(await resultOf(b!, again(zhou.id))).toMatchObject({ status: 'rejected', code: 'authority_insufficient' });
    expect(await claims(vin)).toEqual([{ docId: first.id }]);
    expect(await resultOf(b!, again(chen.id))).toMatchObject({ status: 'applied' });
    expect(await claims(vin)).toEqual([{ docId: second.id }]);
    const kept = await docs('allocation');
    expect(kept.get(second.id)).toMatchObject({ claimState: 'confirmed', claimHolder: null });
    expect(kept.get(first.id)).toMatchObject({
      claimState: 'lost',
      claimHolder: { code: 'claim_reassigned', id: second.id },
    });
    const issues = [...(await docs('deal_issue')).values()];
    expect(issues.filter(({ resolvedAt }) => resolvedAt === null)).toMatchObject([
      { docId: first.id, kind: 'claim_reassigned' },
    ]);
    expect(issues.find(({ docId }) => docId === second.id)).toMatchObject({ resolution: 'taken', resolvedBy: chen.id });
  });

  it('a hand-over goes only to who saw the holder; a car that has left takes it from whoever had it, and that is critical', async () => {
    const [loan, other, order, left] = [allocate(a!), newId(), newId(), newId()];
    await resultOf(a!, loan.op);
    const pass = (id: string, claim: Partial<ClaimRequest>) =>
      a!.op({
        entity: 'allocation',
        entity_id: id,
        patch: { status: 'held' },
        claims: [{ key: vin, action: 'handOver', ...claim }],
      });
    expect(await resultOf(a!, pass(other, { expect: newId() }))).toMatchObject({ code: 'claim_taken' });
    expect(await resultOf(a!, pass(order, { expect: loan.id }))).toMatchObject({ status: 'applied' });
    expect((await docs('allocation')).get(loan.id)).toMatchObject({ claimState: 'confirmed' });
    expect(await resultOf(a!, pass(left, { action: 'seize' }))).toMatchObject({ status: 'applied' });
    expect(await claims(vin)).toEqual([{ docId: left }]);
    const open = [...(await docs('deal_issue')).values()].filter(({ docId }) => docId === order);
    expect(open).toMatchObject([{ kind: 'vin_gone', severity: 'critical', resolvedAt: null }]);
  });

  it('days that do not meet stand side by side; one day in common is one too many', async () => {
    const key = `match:${newId()}`;
    const row = (from: string, to: string | null) =>
      a!.op({
        entity: 'price_match',
        patch: { validFrom: from, validTo: to },
        claims: [{ key, action: 'take', from, to }],
      });
    expect(await resultOf(a!, row('2026-01-01', '2026-12-31'))).toMatchObject({ status: 'applied' });
    expect(await resultOf(a!, row('2027-01-01', null))).toMatchObject({ status: 'applied' });
    expect(await resultOf(a!, row('2026-12-31', '2026-12-31'))).toMatchObject({ code: 'match_taken' });
    expect(await resultOf(a!, row('2028-01-01', '2028-01-01'))).toMatchObject({ code: 'match_taken' });
    expect(await claims(key)).toHaveLength(2);
  });

  it('all of an operation’s claims or none', async () => {
    const [free, taken] = [`${vin}F`, `${vin}T`];
    await resultOf(a!, allocate(a!, {}, take(taken)).op);
    expect(await resultOf(b!, allocate(b!, {}, [...take(free), ...take(taken)]).op)).toMatchObject({
      status: 'conflict',
    });
    expect(await claims(free)).toEqual([]);
  });

  it('one quote becomes one order: the second says which, its consultant is asked, and cancelling the first frees the quote', async () => {
    const key = `order:${newId()}`;
    const order = (pc: TestDevice, id: string, patch: object, action: 'take' | 'release', base_seq = 0) =>
      pc.op({ entity: 'sales_order', entity_id: id, patch: { ...patch }, claims: [{ key, action }], base_seq });
    const [first, second] = [newId(), newId()];
    const sun = staff(a!, '孙悦', 'consultant');
    await resultOf(a!, sun.op);
    await resultOf(a!, order(a!, first, { docNo: 'DD-A001', status: 'managerReview', consultantId: sun.id }, 'take'));
    const lost = await resultOf(b!, order(b!, second, { docNo: 'DD-B001', consultantId: sun.id }, 'take'));
    expect(lost).toMatchObject({ status: 'conflict', code: 'quote_already_ordered' });
    expect(lost.server_doc).toMatchObject({ claimState: 'lost', claimHolder: { docNo: 'DD-A001', byName: '孙悦' } });
    expect([...(await docs('deal_issue')).values()]).toMatchObject([
      { kind: 'quote_already_ordered', severity: 'normal', docNo: 'DD-B001', ownerId: sun.id },
    ]);
    const cancel = order(a!, first, { status: 'cancelled' }, 'release', lost.server_seq!);
    expect(await resultOf(a!, cancel)).toMatchObject({ status: 'applied' });
    expect(await resultOf(b!, order(b!, second, {}, 'take'))).toMatchObject({ status: 'applied' });
    expect([...(await docs('deal_issue')).values()]).toMatchObject([{ resolution: 'taken' }]);
  });

  const leave = () => `leave:${newId()}`;
  const ended = (pc: TestDevice, key: string, id = newId()) => ({
    id,
    op: pc.op({
      entity: 'cancellation',
      entity_id: id,
      patch: { docNo: 'TD-1', status: 'decided' },
      claims: take(key),
    }),
  });
  const gone = (pc: TestDevice, key: string, id = newId()) => ({
    id,
    op: pc.op({
      entity: 'stock_out',
      entity_id: id,
      patch: { docNo: 'CK-1', status: 'left' },
      claims: [{ key, action: 'seize' }],
    }),
  });

  it('退订 of a car that has left is told so; a car that leaves after its 退订 has left all the same, and that is critical', async () => {
    const [one, other] = [leave(), leave()];
    const [out, late] = [gone(a!, one), ended(b!, one)];
    expect(await resultOf(a!, out.op)).toMatchObject({ status: 'applied' });
    const refused = await resultOf(b!, late.op);
    expect(refused).toMatchObject({ status: 'conflict', code: 'already_left' });
    expect(refused.server_doc).toMatchObject({ claimHolder: { entity: 'stock_out', docNo: 'CK-1' } });
    const [first, after] = [ended(b!, other), gone(a!, other)];
    expect(await resultOf(b!, first.op)).toMatchObject({ status: 'applied' });
    expect(await resultOf(a!, after.op)).toMatchObject({ status: 'applied' });
    expect(await claims(other)).toEqual([{ docId: after.id }]);
    expect((await docs('cancellation')).get(first.id)).toMatchObject({
      status: 'decided',
      claimState: 'lost',
      claimHolder: { code: 'left_after_cancel', docNo: 'CK-1' },
    });
    const issues = [...(await docs('deal_issue')).values()].map(({ docId, kind, severity }) => [docId, kind, severity]);
    expect(issues.sort()).toEqual(
      [
        [late.id, 'already_left', 'normal'],
        [first.id, 'left_after_cancel', 'critical'],
      ].sort(),
    );
  });

  it('one order is cancelled once, and one car of an order leaves once: the second is told which was first', async () => {
    const [one, other] = [leave(), leave()];
    await resultOf(a!, ended(a!, one).op);
    expect(await resultOf(b!, ended(b!, one).op)).toMatchObject({ status: 'conflict', code: 'already_cancelled' });
    const first = gone(a!, other);
    await resultOf(a!, first.op);
    expect(await resultOf(b!, gone(b!, other).op)).toMatchObject({ status: 'applied' });
    const issues = [...(await docs('deal_issue')).values()].filter(({ docId }) => docId === first.id);
    expect(issues).toMatchObject([{ kind: 'vin_two_outs', severity: 'critical' }]);
  });

  it('two claims in one push are judged in its order', async () => {
    const [first, second] = [allocate(a!), allocate(a!)];
    const { results } = (await a!.push([first.op, second.op])).body;
    expect(results.map(({ status, code }) => [status, code])).toEqual([
      ['applied', null],
      ['conflict', 'claim_taken'],
    ]);
  });

  it('showrooms of one dealer share a VIN and tell each other no customer; of a head office each has its own', async () => {
    const there = await office.device(`${storeId}B`);
    const first = allocate(a!, { customerId: newId(), holdFor: '王先生' });
    await resultOf(a!, first.op);
    const second = allocate(there);
    const { server_doc: doc, code } = await resultOf(there, second.op);
    expect(code).toBe('claim_taken');
    expect(doc?.claimHolder).toMatchObject({ storeId, storeName: '城西店' });
    expect(Object.keys(doc?.claimHolder as object).sort()).toEqual(
      ['at', 'byName', 'code', 'docNo', 'entity', 'id', 'key', 'storeId', 'storeName'].sort(),
    );
    expect((await docs('deal_issue', `${storeId}B`)).size).toBe(1);
    for (const place of ['X', 'Y']) {
      await office.gateway.enrol({ storeId: `${storeId}${place}`, name: '他店', operator: 'head_office' });
      const pc = await office.device(`${storeId}${place}`);
      expect(await resultOf(pc, allocate(pc).op)).toMatchObject({ status: 'applied' });
    }
  });

  it('many showrooms at once after one car: one has it, all others are told', async () => {
    const pcs = await Promise.all(Array.from({ length: 6 }, (_, n) => office.device(`${storeId}M${n}`)));
    const all = await Promise.all(pcs.map((pc) => resultOf(pc, allocate(pc).op)));
    expect(all.map(({ status }) => status).sort()).toEqual(['applied', ...Array.from({ length: 5 }, () => 'conflict')]);
    expect(await claims(vin)).toHaveLength(1);
  });

  it('what a PC says of the judgement itself is passed over', async () => {
    const { id, op } = allocate(a!, { claimState: 'confirmed', claimHolder: { key: vin } }, []);
    await resultOf(a!, {
      ...op,
      ...a!.op({ entity: 'allocation', entity_id: id, patch: { status: 'held', claimState: 'confirmed' } }),
    });
    expect((await docs('allocation')).get(id)).toEqual({ status: 'held' });
  });

  it('a claim of a kind only a newer gateway judges waits; one that is none is refused by its field', async () => {
    const asked = (claim: unknown) => allocate(a!, {}, [claim as ClaimRequest]).op;
    expect(await resultOf(a!, asked({ key: vin, action: 'lend' }))).toMatchObject({ status: 'deferred' });
    expect(await resultOf(a!, asked({ key: 'everything', action: 'take' }))).toMatchObject({ code: 'invalid_body' });
  });
});
