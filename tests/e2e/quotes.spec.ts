import { expect, type Page, test } from '@playwright/test';
import { addDays, dayOf } from '../../db/core/day.ts';
import { type Calls, callsAs } from './steps/api.ts';
import { login, type Person, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

const wu: Person = { name: '吴敏', login: 'wumin', role: 'backOffice', password: 'zhanting-2026' };
const lin: Person = { name: '林总', login: 'linzong', role: 'manager', password: 'zhanting-2026' };
let showroom: Showroom;
let calls: { wu: Calls; lin: Calls; zhou: Calls };
let car: string;
let customer: string;
test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
  const admin = await callsAs(showroom.url, people.admin);
  await admin.staff.add.mutate(wu);
  await admin.staff.add.mutate({ ...lin, authorityLevel: 2 });
  calls = {
    wu: await callsAs(showroom.url, wu),
    lin: await callsAs(showroom.url, lin),
    zhou: await callsAs(showroom.url, people.zhou),
  };
  const model = {
    ...{ brand: '雷克萨斯', series: 'RX', modelName: 'RX 350h', modelYear: 2026, origin: 'imported' as const },
    ...{ fuel: 'hybrid' as const, displacementMl: 2487, seats: 5 },
  };
  const { id: modelId } = await calls.wu.models.create.mutate(model);
  await calls.wu.products.fromModels.mutate();
  car = (await calls.wu.prices.known.query()).products.find((one) => one.modelId === modelId)!.id;
  await priced(today, { guide: 458_000, deal: 438_000, floor: 428_000 });
  customer = (
    await calls.zhou.customers.create.mutate({
      ...{ kind: 'person', name: '尉迟敬德', mobile: '13866660107', level: 'A' },
      ...{ interestSeries: 'RX', interestModel: 'RX 350h', interestModelId: modelId, interestColor: '白' },
    })
  ).id;
});
test.afterAll(() => showroom?.close());

const today = dayOf(Date.now());
/** A 调价单 that is approved. */
async function priced(validFrom: string, prices: Record<string, number>): Promise<void> {
  const { id } = await calls.wu.adjustments.create.mutate({ reason: '厂家调价' });
  const listId = (await calls.wu.prices.known.query()).lists[0]!.id;
  const lines = Object.entries(prices).map(([itemCode, yuan]) => ({
    ...{ listId, itemCode, productId: car, mode: 'amount' as const, value: yuan * 100, validFrom },
  }));
  await calls.wu.adjustments.addLines.mutate({ id, lines });
  for (const [as, to] of [
    [calls.wu, 'submitted'],
    [calls.lin, 'approved'],
  ] as const) {
    const { card, document } = await calls.lin.adjustments.get.query({ id });
    await as.adjustments.go.mutate({ id, rev: card.rev, seen: document.hash, to });
  }
}

const sheet = (page: Page) => page.getByRole('region', { name: '商谈明细表' });
const cell = (page: Page, name: string) => sheet(page).getByLabel(name, { exact: true });

/** A line by its kind, what it is called and its amount, typed one after the other. */
async function addLine(page: Page, kind: string, title: string, amount: string): Promise<void> {
  const add = sheet(page).getByRole('form', { name: /加一行/ });
  await page.keyboard.press('Alt+l');
  await expect(add.getByRole('combobox', { name: '加哪种' })).toBeFocused();
  await page.keyboard.type(kind);
  await page.keyboard.press('Enter');
  await add.getByRole('textbox', { name: '说明' }).focus();
  await page.keyboard.type(title);
  await page.keyboard.press('Tab');
  await page.keyboard.type(amount);
  await page.keyboard.press('Enter');
  await expect(cell(page, `${kind === '赠品' ? '精品' : kind} ${title} 说明`)).toBeVisible();
}

test('a quote is typed from the customer’s card by keyboard, issued and printed; its next version is priced anew and accepted', async ({
  page,
}) => {
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/customers/${customer}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('尉迟敬德');
  await page.keyboard.press('Alt+b');
  // The car of their wish and the days stand there: it only needs to be begun.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('新报价');
  await page.keyboard.press('Control+s');
  await expect(sheet(page)).toBeVisible();
  await expect(cell(page, '成交车价 RX 350h 2026 金额')).toHaveValue('438,000.00');
  await expect(cell(page, '购置税 金额')).toHaveValue('38,761.06');

  await addLine(page, '精品', '贴膜', '2980');
  await addLine(page, '赠品', '脚垫', '680');
  await expect(page.getByRole('status').filter({ hasText: '低于您的权限 680.00 元' })).toBeVisible();
  await cell(page, '优惠 优惠，可写 2000 或 3%').fill('19320');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '在您的权限内' })).toBeVisible();
  await expect(sheet(page)).toContainText('人民币');
  await page.screenshot({ path: 'artefacts/quotes-draft.png' });

  await page.keyboard.press('F6');
  const shown = page.getByRole('region', { name: '给客户看' });
  await shown.getByRole('checkbox', { name: '已说明 购置税' }).check();
  await page.screenshot({ path: 'artefacts/quotes-show.png' });
  await expect(shown).not.toContainText('权限');
  await page.keyboard.press('Escape');
  await expect(shown).toBeHidden();

  await page.getByRole('button', { name: '出具' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/BJ.*001/);
  await expect(sheet(page).getByRole('textbox')).toHaveCount(0);
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('dialog').locator('canvas, img, iframe, embed, object').first()).toBeVisible();
  await page.screenshot({ path: 'artefacts/quotes-print.png' });
  await page.keyboard.press('Escape');

  await priced(today, { deal: 442_000 });
  await page.getByRole('button', { name: '出新版' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('第 2 版');
  await expect(cell(page, '成交车价 RX 350h 2026 金额')).toHaveValue('438,680.00');
  await page.keyboard.press('Alt+r');
  const table = page.getByRole('dialog', { name: '重新询价' });
  await expect(table.getByRole('row', { name: /成交车价/ })).toContainText('442,000.00');
  await page.screenshot({ path: 'artefacts/quotes-reprice.png' });
  await table.getByRole('button', { name: '按新价更新' }).click();
  await expect(table).toBeHidden();
  await page.getByRole('button', { name: '出具' }).click();
  await expect(page.getByRole('region', { name: '各版本' })).toContainText('已有新版');
  await page.getByRole('button', { name: '客户接受' }).click();
  await expect(page.getByText('客户接受').first()).toBeVisible();

  await page.goto(`${showroom.url}/#/quotes`);
  await expect(page.getByText('共 2 份')).toBeVisible();
  await page.screenshot({ path: 'artefacts/quotes-list.png' });
  await page.goto(`${showroom.url}/#/customers/${customer}`);
  await expect(page.getByRole('region', { name: '时间线' })).toContainText('第 2 版');
});

test('a quote that cannot be issued says what is missing, and what is no amount stays as it was typed', async ({
  page,
}) => {
  const { id } = await calls.zhou.quotes.create.mutate({
    ...{
      customerId: customer,
      registrationRegion: '北京市',
      productId: car,
      pricingOn: today,
      validUntil: today,
      plannedInvoiceOn: addDays(today, 7),
    },
  });
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/quotes/${id}`);
  const vehicle = cell(page, '成交车价 RX 350h 2026 金额');
  await vehicle.fill('四十万');
  await vehicle.press('Enter');
  await expect(vehicle).toHaveValue('四十万');
  await expect(vehicle).toHaveAttribute('aria-invalid', 'true');
  await vehicle.fill('458001');
  await vehicle.press('Enter');
  const next = page.getByRole('region', { name: '下一步' });
  await expect(next).toContainText('成交车价高于指导价');
  await expect(next.getByRole('button', { name: '出具' })).toBeDisabled();
  await vehicle.fill('43.8万');
  await vehicle.press('Enter');
  await expect(next.getByRole('button', { name: '出具' })).toBeEnabled();
});
