import { expect, test } from 'vitest';
import { staffDoc } from '../../../tests/factories/staff.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { campaignRecord } from './api.ts';
import { campaignCards, collectCard } from './cards.ts';

const pcs = twoPcs();
const page = { filters: {}, limit: 50 };
const show = { name: '春季车展', fromOn: '2026-03-13', toOn: '2026-03-15' };

test('cost on one PC and place on the other both hold; a card collected on one is counted on both', async () => {
  const { a, b, exchange } = pcs;
  const desk = {
    id: a.store.write({ id: 'system' }, (tx) => tx.insert('staff', staffDoc({ name: '陈立', role: 'manager' })).id),
    role: 'manager',
  } as const;
  const made = campaignRecord.saving.create(a.store, desk, show);
  await exchange(a, b);
  const [there] = campaignRecord.list.page(b.store, desk, page).rows;
  expect(there).toMatchObject({ id: made.id, name: '春季车展', cards: 0 });
  campaignRecord.saving.update(a.store, desk, { id: made.id, rev: made.rev, costFen: 8_000_000 });
  campaignRecord.saving.update(b.store, desk, { id: made.id, rev: there!.rev, place: '会展中心' });
  const { id } = collectCard(b.store, desk, { id: made.id, name: '王建国', phone: '13866660101' });
  // Head office is run by the manufacturer here: without consent a card stays on its PC.
  b.store.write(desk, (tx) => tx.update('customer', id, { hqShareConsent: 'granted' }));
  await exchange(b, a, b);
  for (const { store } of [a, b]) {
    expect(campaignRecord.list.page(store, desk, page).rows).toMatchObject([
      { costFen: 8_000_000, place: '会展中心', cards: 1 },
    ]);
    expect(campaignCards(store, desk, made.id)).toMatchObject([{ name: '王建国', contactAt: null }]);
  }
});

test('two of one name planned on two PCs without a line both stay, each with its own cost', async () => {
  const { a, b, exchange } = pcs;
  const desk = { id: 'system', role: 'manager' } as const;
  const name = '店庆';
  campaignRecord.saving.create(a.store, desk, { ...show, name, costFen: 100 });
  campaignRecord.saving.create(b.store, desk, { ...show, name, costFen: 200 });
  await exchange(a, b, a);
  for (const { store } of [a, b]) {
    const both = campaignRecord.list.page(store, desk, page).rows.filter((row) => row.name === name);
    expect(both.map(({ costFen }) => costFen).sort()).toEqual([100, 200]);
  }
});
