import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

test.runIf(readsPdf)(
  '调价通知单: what was and what will be, who asked and who agreed; a second copy says that it is one',
  async () => {
    const [wu, lin] = [app.caller('backOffice'), app.caller('manager', '林总')];
    app.showroom.store.write({ id: 'system' }, (tx) =>
      tx.update('staff', app.staff('manager', '林总'), { authorityLevel: 2 }),
    );
    const known = await lin.prices.known();
    const productClassId = known.productClasses.find(({ code }) => code === 'ACC')!.id;
    const productId = (await wu.products.create({ kind: 'accessory', name: '全包围脚垫', productClassId })).id;
    const { id } = await wu.adjustments.create({ kind: 'promotion', reason: '店庆三天' });
    const line = { listId: known.lists[0]!.id, itemCode: 'deal', productId, mode: 'amount' as const, value: 680_00 };
    await wu.adjustments.addLines({ id, lines: [{ ...line, validFrom: '2026-03-14', validTo: '2026-03-16' }] });
    const print = async (lang?: 'en') =>
      printedText(app.showroom.downloads, await wu.adjustments.print({ id, lang })).text;
    expect(await print()).toMatch(/草稿/);
    for (const [as, to] of [
      [wu, 'submitted'],
      [lin, 'approved'],
    ] as const) {
      const { card, document } = await lin.adjustments.get({ id });
      await as.adjustments.go({ id, rev: card.rev, seen: document.hash, to });
    }
    const first = await print();
    const { docNo } = (await wu.adjustments.get({ id })).card;
    for (const said of ['调价通知单', docNo!, '店庆三天', '全包围脚垫', '680.00', '2026-03-16', '吴敏', '林总'])
      expect(first).toContain(said);
    expect(first).not.toContain('补打');
    expect(await print()).toContain('补打 1');
    expect(await print('en')).toContain('copy 2');
  },
);
