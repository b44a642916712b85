import { afterEach, beforeEach, expect, test } from 'vitest';
import { SHIPPED_PAPERS } from '../../../db/settings/papers.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';

let app: TestApp;
let loss: string;
beforeEach(async () => {
  app = await testApp();
  const customer = await app
    .caller('consultant')
    .customers.create({ name: '尉迟恭', mobile: '13866660188', kind: 'person', interestSeries: 'RX', level: 'A' });
  const applied = await app
    .caller('consultant')
    .losses.create({ customerId: customer.id, kind: 'lost', lostOn: '2026-01-02' });
  loss = applied.id;
});
afterEach(() => app.close());

const printed = async () => {
  const { url } = await app.caller('manager').losses.print({ id: loss, lang: 'zh-CN' });
  return printedText(app.showroom.downloads, { url });
};
/** One pixel. */
const LOGO =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test.skipIf(!readsPdf)(
  'a form has the title, the footer and the fields the showroom wants, and says in which style it was made',
  async () => {
    const shipped = await printed();
    expect(shipped.text).toContain('战败分析表');
    expect(shipped.text).toContain('自我检讨');
    expect(shipped.text).not.toContain('样式');
    const styles = [{ paper: 'loss' as const, title: '城西店战败分析', hidden: ['自我检讨'] }];
    const style = { ...SHIPPED_PAPERS, logo: LOGO, footer: '城西路 1 号 028-81234567', styles };
    await app.caller('admin').settings.update({ papers: style });
    const adapted = await printed();
    expect(adapted.text).toContain('城西店战败分析');
    expect(adapted.text).not.toContain('自我检讨');
    expect(adapted.text).toContain('028-81234567');
    expect(adapted.text).toContain('样式 1');
    // Saved again without a change it is the same style.
    await app.caller('admin').settings.update({ papers: { ...style, version: 1 } });
    expect((await printed()).text).toContain('样式 1');
  },
);

test('a logo that is no picture, or too large for the record it travels in, is refused', async () => {
  const update = (logo: string) => app.caller('admin').settings.update({ papers: { ...SHIPPED_PAPERS, logo } });
  await expect(update('https://example.com/logo.png')).rejects.toThrow();
  await expect(update(`data:image/png;base64,${'A'.repeat(95_000)}`)).rejects.toThrow();
});
