import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { levelChangeDoc } from '../../../tests/factories/level-change.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { freezeMonths } from './month-start.ts';

/** Today is Saturday 2026-03-14. */
let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const root = new URL('../../../', import.meta.url);
const words = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8')) as Record<string, unknown>;

test.each(['zh-CN', 'en'])('the paper calls every number what the page calls it (%s)', (language) => {
  const page = words(`renderer/features/reports/texts.${language}.json`);
  const paper = words(`electron/features/reports/print.${language}.json`);
  for (const part of ['count', 'ratio', 'about', 'by', 'part', 'weekday'])
    expect(paper[part], part).toEqual(page[part]);
});

test.runIf(readsPdf)(
  'everything shown is on the paper, of the days, beside the others; who printed it is kept',
  async () => {
    const { store, downloads } = app.showroom;
    const zhou = app.staff('consultant');
    app.clock.set(Date.parse('2026-02-10T04:00:00Z'));
    store.write({ id: zhou }, (tx) => {
      const { id } = tx.insert('customer', customerDoc({ ownerId: zhou, source: '户外' }));
      tx.insert('level_change', levelChangeDoc({ customerId: id, fromLevel: null, toLevel: 'B' }));
      tx.insert('vehicle', vehicleDoc({ series: 'RX', arrivedOn: '2025-10-01', status: 'inStock' }));
      for (const [visitOn, outcome] of [
        ['2026-02-20', 'captured'],
        ['2026-03-02', 'captured'],
        ['2026-03-03', 'notCaptured'],
      ] as const) {
        const arrivedAt = Date.parse(`${visitOn}T04:00:00Z`);
        const more = {
          source: '互联网',
          interestSeries: 'RX',
          noCaptureReason: outcome === 'captured' ? null : '赶时间',
        };
        tx.insert('visit', visitDoc({ visitOn, arrivedAt, outcome, visitSeq: 1, consultantId: zhou, ...more }));
      }
    });
    app.clock.set(Date.parse('2026-03-14T04:00:00Z'));
    freezeMonths(store);
    const asked = { from: '2026-03-01', to: '2026-03-14', against: { from: '2026-02-01', to: '2026-02-28' } };
    const { text, name } = printedText(downloads, await app.caller('manager').reports.print(asked));
    expect(name).toBe('展厅报表 2026-03-01 2026-03-14.pdf');
    for (const said of [
      '2026-03-01 至 2026-03-14，对比 2026-02-01 至 2026-02-28',
      '首次留档 ÷（首次留档 + 未留档）',
      '结转卡（月初冻结）',
      '赶时间',
      '周凯',
      '互联网',
      '2026-03 月初结转',
      '121+ 天',
    ])
      expect(text).toContain(said);
    expect(text).toMatch(/客流批次 +2 +1 +\+1/);
    expect(text).toMatch(/周凯 +2 \(1\)/);
    const own = printedText(downloads, await app.caller('consultant').reports.print({ ...asked, lang: 'en' }));
    expect(own.text).toContain('Consultant 周凯');
    expect(own.text).not.toContain('Consultants\n');
    const kept = store.db
      .prepare("SELECT detail FROM audit WHERE action = 'export' AND entity = 'report'")
      .pluck()
      .all();
    expect(kept.map((detail) => (JSON.parse(detail as string) as { from: string }).from)).toEqual([
      '2026-03-01',
      '2026-03-01',
    ]);
  },
);
