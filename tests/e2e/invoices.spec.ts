import { expect, type Page, test } from '@playwright/test';
import { freePort, type RunningProcess, startApp, tempFolder } from '../harness/processes.ts';
import { type Calls, callsAs } from './steps/api.ts';
import { login } from './steps/people.ts';

const zheng = { name: '郑芳', login: 'zhengfang', password: 'zhanting-demo' };
const folder = tempFolder();
let app: RunningProcess;
let url: string;
let finance: Calls;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const port = await freePort();
  app = await startApp(folder.dir, port, { args: ['--demo'] });
  url = app.url;
  finance = await callsAs(url, zheng);
});
test.afterAll(async () => {
  await app?.stop();
  folder.remove();
});

/** An order of one car that has left, paid and not invoiced. */
async function uninvoiced(): Promise<string> {
  const { rows } = await finance.orders.list.query({ filters: { status: 'open' }, limit: 50 });
  for (const { id } of rows) {
    const [way] = await finance.deliveries.ofOrder.query({ id });
    const [invoice] = await finance.invoices.ofOrder.query({ id });
    if (way?.out === 'left' && invoice!.state === null) return id;
  }
  throw new Error('the demo has no car that left without an invoice');
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

test('a month of a finance person: invoice, receipt, settled, month end, cost, red invoice, ageing', async ({
  page,
}) => {
  const id = await uninvoiced();
  await login(page, url, zheng);

  // 开票 begins on the order with everything that is known.
  await page.goto(`${url}/#/orders/${id}`);
  await page.getByRole('region', { name: '开票' }).getByRole('button', { name: '开票' }).click();
  await expect(page.getByRole('heading', { name: /草稿/ })).toBeVisible();
  const next = page.getByRole('region', { name: '下一步' });
  await expect(next.getByRole('button', { name: '登记发票' })).toBeDisabled();
  await expect(next).toContainText('票面还缺：发票号码');
  await field(page, '发票号码').fill('26312000000099990001');
  await field(page, '开票日期').fill('今天');
  await field(page, '车辆类型').fill('多用途乘用车');
  await field(page, '产地').fill('日本福冈');
  await field(page, '限乘人数').fill('5');
  await page.getByRole('radiogroup', { name: '平台已核验车架号可开票' }).getByRole('radio').first().focus();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+s');
  await next.getByRole('button', { name: '登记发票' }).click();
  await expect(page.getByRole('heading', { name: /^FP/ })).toBeVisible();

  // The receivable is born with it, and settled by what was paid before.
  await page.getByRole('region', { name: '应收' }).getByRole('link', { name: /^YS/ }).click();
  await expect(page.getByRole('heading', { name: /往来/ })).toBeVisible();
  await expect(page.getByRole('region', { name: '应收' }).getByRole('row').last()).toContainText('¥0.00');

  // 月末: the last month is confirmed and its cost carried.
  await page.getByRole('link', { name: '月末', exact: true }).click();
  const goods = page.getByRole('region', { name: '发出商品' });
  await goods.getByRole('button', { name: '确认本月发出商品' }).click();
  await expect(goods).toContainText('已确认 FC');
  const cost = page.getByRole('region', { name: '销售成本结转' });
  await cost.getByRole('button', { name: /^全部结转/ }).click();
  await expect(cost).toContainText('没有待结转的车');

  // 红冲: the blue one's whole amount with a minus.
  await page.getByRole('link', { name: '发票', exact: true }).click();
  await expect(page.locator('.list-table')).toContainText('26312000000099990001');
  await page.locator('.list-table').press('ArrowDown');
  await page.locator('.list-table').press('Enter');
  await page.getByRole('button', { name: '开红票' }).click();
  await page.getByRole('button', { name: '开票有误' }).click();
  await expect(page.getByText('红字', { exact: true })).toBeVisible();
  await field(page, '发票号码').fill('26312000000099990002');
  await field(page, '开票日期').fill('今天');
  await field(page, '红字确认单编号').fill('3101261201000001');
  await page.getByRole('combobox', { name: '确认单状态' }).click();
  await page.getByTitle('04 双方已确认').click();
  await page.keyboard.press('Control+s');
  await next.getByRole('button', { name: '登记发票' }).click();
  await expect(page.getByRole('heading', { name: /^FP/ })).toBeVisible();
  await expect(page.getByRole('region', { name: '应收' })).toContainText('-¥');

  // 账龄: who owes, in which bucket; a customer opens their rows.
  await page.getByRole('link', { name: '应收', exact: true }).click();
  const ages = page.getByRole('table', { name: '应收账龄' });
  await expect(ages.getByRole('row').nth(1)).toContainText(/位客户/);
  await ages.getByRole('link').first().click();
  await expect(page.getByRole('region', { name: '应收' }).getByRole('row')).not.toHaveCount(0);
});
