import { afterEach, beforeEach, expect, test } from 'vitest';
import { appointmentDoc } from '../../../tests/factories/appointment.ts';
import { serviceRequestDoc } from '../../../tests/factories/service-request.ts';
import { testDriveDoc } from '../../../tests/factories/test-drive.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { openPromises } from './promises.ts';

const DAY = 86_400_000;
let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const refusing = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });

async function forty() {
  const zhou = app.caller('consultant');
  const ids: string[] = [];
  for (let n = 0; n < 40; n++)
    ids.push((await zhou.customers.create({ name: `客户${n}`, mobile: `138666601${String(n).padStart(2, '0')}` })).id);
  return {
    zhou,
    ids,
    manager: app.caller('manager'),
    heId: app.staff('consultant', '何静'),
    he: app.caller('consultant', '何静'),
  };
}

test('forty cards of a leaving consultant go to another one, who acknowledges them; open promises stand first', async () => {
  const { zhou, ids, manager, heId, he } = await forty();
  await zhou.followUps.addAppointment({ customerId: ids[7]!, at: app.clock.now() + DAY, purpose: 'viewing' });
  const fromId = app.staff('consultant');
  const cards = await manager.followUps.handover.cards({ fromId });
  expect(cards).toHaveLength(40);
  expect(cards[0]).toMatchObject({ id: ids[7], expectedAt: app.clock.now() + DAY });

  const given = { fromId, toId: heId, reason: 'leaving', cardIds: ids } as const;
  expect(await manager.followUps.handover.give(given)).toMatchObject({ cards: 40 });
  expect(await he.customers.count({ ownerId: heId })).toMatchObject({ count: 40 });
  const [mine] = await he.followUps.handover.mine();
  expect(mine).toMatchObject({ fromName: '周凯', cards: 40 });
  await expect(zhou.followUps.handover.acknowledge(mine!)).rejects.toEqual(refusing('handover.notYours'));
  await he.followUps.handover.acknowledge({ id: mine!.id, rev: mine!.rev });
  expect(await he.followUps.handover.mine()).toEqual([]);
  const owners = (await he.customers.timeline({ id: ids[0]! })).filter(({ kind }) => kind === 'owner');
  expect(owners).toHaveLength(1);
});

test('within 30 days it is undone, but for cards that went on to somebody else; later it is not', async () => {
  const { ids, manager, heId } = await forty();
  const fromId = app.staff('consultant');
  const give = () => manager.followUps.handover.give({ fromId, toId: heId, reason: 'away', cardIds: ids });
  const { id, rev } = await give();
  const kept = await manager.customers.get({ id: ids[0]! });
  await manager.customers.update({ id: kept.id, rev: kept.rev, ownerId: app.staff('manager') });
  expect(await manager.followUps.handover.undo({ id, rev })).toEqual({ cards: 39 });
  expect((await manager.followUps.handover.list())[0]).toMatchObject({ undoable: false });

  const again = await give();
  app.clock.advance(31 * DAY);
  await expect(manager.followUps.handover.undo(again)).rejects.toEqual(refusing('handover.late'));
});

test('nobody is handed to themselves, to the till, or by a consultant', async () => {
  const { zhou, ids, manager } = await forty();
  const fromId = app.staff('consultant');
  const input = { fromId, reason: 'away', cardIds: ids } as const;
  await expect(manager.followUps.handover.give({ ...input, toId: fromId })).rejects.toEqual(refusing('handover.self'));
  await expect(manager.followUps.handover.give({ ...input, toId: app.staff('finance') })).rejects.toEqual(
    refusing('handover.to'),
  );
  await expect(zhou.followUps.handover.give({ ...input, toId: app.staff('manager') })).rejects.toThrow();
});

test('what is open on the cards goes with them and comes back with them; what is over or somebody else’s stays', async () => {
  const { ids, manager, heId } = await forty();
  const fromId = app.staff('consultant');
  const [gone, kept] = [ids[0]!, ids[1]!];
  const soon = app.clock.now() + DAY;
  const office = app.staff('backOffice');
  const mine = { consultantId: fromId, state: 'expected' } as const;
  const drive = { customerId: gone, consultantId: fromId, plannedStartAt: soon, plannedEndAt: soon + 1 };
  const asked = { customerId: gone, ownerId: fromId };
  const made = app.showroom.store.write({ id: 'system' }, (tx) => ({
    coming: tx.insert('appointment', appointmentDoc({ customerId: gone, at: soon, ...mine })).id,
    came: tx.insert('appointment', appointmentDoc({ customerId: gone, at: soon - 2 * DAY, ...mine })).id,
    booked: tx.insert('test_drive', testDriveDoc(drive)).id,
    driven: tx.insert('test_drive', testDriveDoc({ ...drive, state: 'back' })).id,
    open: tx.insert('service_request', serviceRequestDoc(asked)).id,
    closed: tx.insert('service_request', serviceRequestDoc({ ...asked, state: 'closed' })).id,
    backOffices: tx.insert('service_request', serviceRequestDoc({ customerId: gone, ownerId: office })).id,
    others: tx.insert('service_request', serviceRequestDoc({ customerId: kept, ownerId: fromId })).id,
  }));
  const held = (name: keyof typeof made, kind: 'appointment' | 'test_drive' | 'service_request') =>
    app.showroom.store.write({ id: 'system' }, (tx) => {
      const row = tx.get(kind, made[name]) as { consultantId?: string; ownerId?: string };
      return row.ownerId ?? row.consultantId;
    });
  const who = () => [held('coming', 'appointment'), held('booked', 'test_drive'), held('open', 'service_request')];
  const [first] = await manager.followUps.handover.cards({ fromId });
  expect(first).toMatchObject({ id: gone, expectedAt: soon, driveAt: soon, requests: 2 });
  const given = await manager.followUps.handover.give({ fromId, toId: heId, reason: 'leaving', cardIds: [gone] });
  expect(given).toMatchObject({ cards: 1, promises: 3 });
  expect(who()).toEqual([heId, heId, heId]);
  const stay = [held('came', 'appointment'), held('driven', 'test_drive'), held('closed', 'service_request')];
  expect(stay).toEqual([fromId, fromId, fromId]);
  expect(held('backOffices', 'service_request')).toBe(office);
  expect(held('others', 'service_request')).toBe(fromId);
  // Settled by who has it now: it is theirs.
  app.showroom.store.write({ id: heId }, (tx) => tx.update('test_drive', made.booked, { state: 'cancelled' }));
  await manager.followUps.handover.undo({ id: given.id, rev: given.rev });
  expect(who()).toEqual([fromId, heId, fromId]);
});

test('open promises are looked up by the cards', () => {
  for (const kind of ['appointment', 'test_drive', 'service_request'] as const) {
    const plan = app.showroom.store.db
      .prepare(`EXPLAIN QUERY PLAN ${openPromises(kind)}`)
      .all({ cards: '[]', from: 'x', now: 1 }) as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH p USING INDEX \w+ \(customer_id=\?/);
  }
});
