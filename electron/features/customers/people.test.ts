import { expect, test } from 'vitest';
import { contactPersonDoc } from '../../../tests/factories/contact-person.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { customerRelationDoc } from '../../../tests/factories/customer-relation.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import { type TwoPcs, twoPcs } from '../../../tests/harness/two-pcs.ts';
import { addContactPerson, changeContactPerson, contactPeopleOf } from './contact-people.ts';
import { relate, relationsOf } from './relations.ts';

const system = { id: 'system' };
const pcs: TwoPcs = twoPcs('head_office');
const MOBILE = '13912345678';

type Consent = 'none' | 'granted';
const card = (pc: TwoPcs['a'], hqShareConsent: Consent, more = {}) =>
  pc.store.write(system, (tx) => tx.insert('customer', customerDoc({ hqShareConsent, ...more })).id);
const consultant = (pc: TwoPcs['a']) => ({
  id: pc.store.write(system, (tx) => tx.insert('staff', staffDoc({ role: 'consultant' })).id),
  role: 'consultant' as const,
});
const count = (pc: TwoPcs['a'], table: string) => pc.store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

test('a contact person of somebody who agreed stands on the other PC, and of nobody else', async () => {
  const { a, b, exchange } = pcs;
  const who = consultant(a);
  const shared = card(a, 'granted', { ownerId: who.id });
  const kept = card(a, 'none', { ownerId: who.id });
  addContactPerson(a.store, who, { customerId: shared, name: '钱 秘书', mobile: '+86 139 1234 5678' });
  addContactPerson(a.store, who, { customerId: kept, name: '孙司机', mobile: '13912345670' });
  await exchange(a, b);
  expect(contactPeopleOf(b.store, who, shared)).toMatchObject([{ mobile: MOBILE, masked: [] }]);
  expect(count(b, 'contact_person')).toBe(1);
});

test('a relation leaves only when both have agreed, and then says the same from both sides', async () => {
  const { a, b, exchange } = pcs;
  const who = consultant(a);
  const [left, right] = [card(a, 'granted'), card(a, 'none')];
  relate(a.store, who, { fromId: left, toId: right, kind: 'recommender', note: '老同事' });
  await exchange(a, b);
  expect(count(b, 'customer_relation')).toBe(0);
  a.store.write(system, (tx) => tx.update('customer', right, { hqShareConsent: 'granted' }));
  await exchange(a, b);
  expect(relationsOf(b.store, who, left)).toMatchObject([{ direction: 'out', other: { id: right }, note: '老同事' }]);
  expect(relationsOf(b.store, who, right)).toMatchObject([{ direction: 'in', other: { id: left } }]);
});

test('a colleague sees a contact person’s number starred, and a starred number sent back changes nothing', () => {
  const { a } = pcs;
  const [owner, colleague] = [consultant(a), consultant(a)];
  const customerId = card(a, 'none', { ownerId: owner.id });
  const { id, rev } = addContactPerson(a.store, owner, { customerId, name: '钱秘书', mobile: MOBILE });
  const [seen] = contactPeopleOf(a.store, colleague, customerId);
  expect(seen).toMatchObject({ mobile: '139****5678', masked: ['mobile'] });
  changeContactPerson(a.store, colleague, { id, rev, mobile: seen!.mobile, title: '司机' });
  expect(contactPeopleOf(a.store, owner, customerId)).toMatchObject([{ mobile: MOBILE, title: '司机' }]);
});

test('there is one 主联系人, also of cards that were merged; they stand on the card that stays', () => {
  const { a } = pcs;
  const who = { ...consultant(a), role: 'manager' as const };
  const [stays, goes] = [card(a, 'none'), card(a, 'none')];
  a.store.write(system, (tx) => tx.insert('contact_person', contactPersonDoc({ customerId: goes, main: true })));
  a.store.write(system, (tx) => tx.insert('customer_relation', customerRelationDoc({ fromId: goes, toId: stays })));
  a.store.write(system, (tx) => tx.merge('customer', goes, stays));
  addContactPerson(a.store, who, { customerId: stays, name: '钱秘书', main: true });
  expect(contactPeopleOf(a.store, who, stays).map(({ main }) => main)).toEqual([true, false]);
  // Two cards that became one are nobody's relation to themselves.
  expect(relationsOf(a.store, who, stays)).toEqual([]);
});
