import { afterEach, beforeEach, expect, test } from 'vitest';
import { priceListLineDoc } from '../../../tests/factories/price-list-line.ts';
import { productDoc } from '../../../tests/factories/product.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { OF_CLASS, OF_PRODUCT } from './book.ts';
import { pricesOf } from './service.ts';
import { priceListId, productClassId, shipDefaults, usualClassId } from './shipped.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
  shipDefaults(app.showroom.store);
});
afterEach(() => app.close());

const plan = (sql: string) =>
  app.showroom.store.db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all('[]', '', '')
    .map((row) => (row as { detail: string }).detail);

test('a document reads only the lines its products and their classes can be priced by, each by index', () => {
  expect(plan(OF_PRODUCT)).toEqual([
    'SCAN wanted VIRTUAL TABLE INDEX 1:',
    'SEARCH price_list_line USING INDEX price_list_line_product (product_id=? AND item_code=? AND valid_from<?)',
  ]);
  expect(plan(OF_CLASS)).toEqual([
    'SCAN wanted VIRTUAL TABLE INDEX 1:',
    'SEARCH price_list_line USING INDEX price_list_line_class (product_class_id=? AND item_code=? AND valid_from<?)',
  ]);
});

test('a line of the class is a price for what has none of its own, whatever the list holds of others', () => {
  const { store } = app.showroom;
  const made = store.write({ id: 'system' }, (tx) => {
    const of = { listId: priceListId('STD'), itemCode: 'deal' };
    const [own, plain] = [1, 2].map(
      (at) => tx.insert('product', productDoc({ name: `脚垫 ${at}`, productClassId: productClassId('ACC') })).id,
    ) as [string, string];
    tx.insert('price_list_line', priceListLineDoc({ ...of, productId: own, amountFen: 680_00 }));
    tx.insert(
      'price_list_line',
      priceListLineDoc({ ...of, productId: null, productClassId: productClassId('P'), amountFen: 500_00 }),
    );
    for (let at = 0; at < 500; at++) tx.insert('price_list_line', priceListLineDoc({ ...of, amountFen: at }));
    return [own, plain] as const;
  });
  const lines = made.map((productId, at) => ({ lineNo: at + 1, productId, itemCodes: ['deal'] }));
  const head = { customerClassId: usualClassId('company'), pricingOn: '2026-03-14' };
  const found = pricesOf(store.db, head, lines).map(({ prices }) => prices.deal!.ok && prices.deal!.amountFen);
  expect(found).toEqual([680_00, 500_00]);
});

test('what a showroom begins with is made once, and what was renamed stays so', async () => {
  const lin = app.caller('manager');
  const { rows } = await lin.prices.customerClasses.list({});
  const retail = rows.find(({ code }) => code === 'RETAIL')!;
  await lin.prices.customerClasses.update({ id: retail.id, rev: retail.rev, name: '个人' });
  app.showroom.store.db.prepare(`DELETE FROM setting WHERE key = 'prices.shipped'`).run();
  await lin.prices.known();
  const again = (await lin.prices.customerClasses.list({})).rows;
  expect(again.map(({ code, name }) => [code, name])).toContainEqual(['RETAIL', '个人']);
  expect(again).toHaveLength(rows.length);
});

test('tax rules of one kind never say two things of one day; a rule must be whole', async () => {
  const lin = app.caller('manager');
  const { rows } = await lin.prices.taxRules.list({ limit: 200 });
  const vat = rows.filter(({ kind }) => kind === 'vat').at(-1)!;
  const next = {
    kind: 'vat' as const,
    params: { goodsBp: 1100, servicesBp: 600 },
    validFrom: '2027-01-01',
    source: '公告',
  };
  await expect(lin.prices.taxRules.create(next)).rejects.toMatchObject({
    cause: { code: 'tax.contradicts', params: { from: '2019-04-01' } },
  });
  await lin.prices.taxRules.update({ id: vat.id, rev: vat.rev, validTo: '2026-12-31' });
  await lin.prices.taxRules.create(next);
  await expect(lin.prices.taxRules.create({ ...next, params: { goodsBp: 1100 } })).rejects.toMatchObject({
    cause: { problems: [{ path: 'params', code: 'tax.params' }] },
  });
  await expect(app.caller('backOffice').prices.taxRules.create(next)).rejects.toThrow('session.forbidden');
});
