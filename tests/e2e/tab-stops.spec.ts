import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

let showroom: Showroom;
let ids: { customer: string; vehicle: string; drive: string; car: string; loss: string; request: string };

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
  const calls = await callsAs(showroom.url, people.zhou);
  const card = { name: '欧阳建国', mobile: '13911112233', kind: 'person', interestSeries: 'RX' } as const;
  const customer = (await calls.customers.create.mutate(card)).id;
  const car = {
    vin: 'JTJBKRBZ902012999',
    engineNo: '2GR-9F88123',
    origin: 'imported',
    status: 'inStock',
    series: 'RX',
    importCertNo: 'IC-1',
    inspectionNo: 'SJ-1',
    cocNo: 'COC-1',
  } as const;
  const vehicle = (await (await callsAs(showroom.url, people.warehouse)).vehicles.create.mutate(car)).id;
  const demoCar = await (await callsAs(showroom.url, people.admin)).demoCars.create.mutate({ number: '试01' });
  const noon = Math.floor(Date.now() / 86_400_000) * 86_400_000 + 4 * 3_600_000;
  const booked = { demoCarId: demoCar.id, customerId: customer, plannedStartAt: noon, plannedEndAt: noon + 1_800_000 };
  const drive = (await calls.testDrives.create.mutate(booked)).id;
  const loss = (await calls.losses.create.mutate({ customerId: customer, kind: 'lost', lostOn: '2026-01-02' })).id;
  await (await callsAs(showroom.url, people.admin)).losses.update.mutate({ id: loss, rev: 1, isCase: true });
  const asked = { customerId: customer, content: '右后门关不严', dueOn: '2099-01-02' };
  const request = (await calls.requests.create.mutate({ ...asked, kind: 'repair' })).id;
  ids = { customer, vehicle, drive, car: demoCar.id, loss, request };
  await calls.visits.register.mutate({ channel: 'walkIn', purpose: 'viewing', partySize: 1, guestName: '陈先生' });
});
test.afterAll(() => showroom?.close());

const pages: Record<string, ((page: Page) => Promise<unknown>) | undefined> = {
  showroom: undefined,
  'showroom?complete': (page) => page.getByRole('article').getByRole('button').nth(-2).click(),
  'showroom?rota': (page) => page.locator('.page-actions button').first().click(),
  'showroom?step': (page) => page.locator('.rota-strip button').first().press('Enter'),
  rota: undefined,
  traffic: undefined,
  customers: undefined,
  'customers/new': undefined,
  'customers/:customer': undefined,
  'files/customer/:customer': undefined,
  vehicles: undefined,
  'vehicles/new': undefined,
  'vehicles/:vehicle': undefined,
  models: undefined,
  options: undefined,
  stock: undefined,
  purchases: undefined,
  'purchases/new': undefined,
  drives: undefined,
  'drive-log': undefined,
  'drives/:drive': undefined,
  'demo-cars': undefined,
  'demo-cars/new': undefined,
  'demo-cars/:car': undefined,
  'id-check': undefined,
  crm: undefined,
  desk: undefined,
  drawer: undefined,
  appointments: undefined,
  daily: undefined,
  targets: undefined,
  plans: undefined,
  meeting: undefined,
  playbook: undefined,
  'playbook/new': undefined,
  campaigns: undefined,
  'campaigns/new': undefined,
  requests: undefined,
  'requests/:request': undefined,
  'customers/:customer?request': (page) => page.keyboard.press('Alt+q'),
  losses: undefined,
  'losses/:loss': undefined,
  'loss-cases': undefined,
  'customers/:customer?lose': (page) => page.keyboard.press('Alt+f'),
  levels: undefined,
  'level-sheet': undefined,
  handover: undefined,
  reports: undefined,
  sync: undefined,
  attention: undefined,
  staff: undefined,
  settings: undefined,
  mine: undefined,
  password: undefined,
};

interface Stop {
  readonly what: string;
  readonly name: string;
  readonly seen: boolean;
}

/** What the cursor stands on, as a reader of the screen names it and as the eye sees it; null where it stands on nothing. */
async function stopOf(page: Page, cdp: CDPSession): Promise<Stop | null> {
  const found = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    // Ticks and lists are drawn by what stands around their own, see-through input.
    const drawn = element.closest('.ant-checkbox-wrapper, .ant-select, .ant-segmented-item') ?? element;
    const { left, right, top, bottom, width, height } = drawn.getBoundingClientRect();
    const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    const shown = drawn.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const foreign = element.closest('[lang]')?.getAttribute('lang') !== document.documentElement.lang;
    const classes = typeof element.className === 'string' ? element.className : '';
    return {
      what: `${element.tagName.toLowerCase()}.${classes.replaceAll(' ', '.')} ${element.id}`,
      seen: inside && shown && width > 4 && height > 4,
      foreign,
    };
  });
  if (found === null) return null;
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await cdp.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId!,
    fetchRelatives: false,
  });
  const name = String(nodes[0]?.name?.value ?? '');
  return { what: found.what, seen: found.seen, name: found.foreign ? '—' : name };
}

/** Keys and codes that are written so in every language. */
const CODES = /Ctrl|Alt|Enter|Esc|English/g;

/** A test of its own for every ten. */
const all = Object.entries(pages);
const parts = Array.from({ length: Math.ceil(all.length / 10) }, (_, part) => all.slice(part * 10, part * 10 + 10));

for (const [language, part, some] of (['zh-CN', 'en'] as const).flatMap((one) =>
  parts.map((pagesOfPart, index) => [one, index + 1, pagesOfPart] as const),
)) {
  test(`Tab stops only where one sees something that has a name, ${language}, part ${part}`, async ({ page }) => {
    test.slow();
    const cdp = await page.context().newCDPSession(page);
    await page.goto(`${showroom.url}/?lang=${language}`);
    await page.getByRole('button', { name: /韩梅/ }).click();
    await page.keyboard.type(people.admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor();
    const wrong: string[] = [];
    for (const [path, first] of some) {
      const at = path.replace(/\?.*/, '').replace(/:(\w+)/, (_, name: keyof typeof ids) => ids[name]);
      await page.goto('about:blank');
      await page.goto(`${showroom.url}/?lang=${language}#/${at}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect(page.locator('.ant-skeleton')).toHaveCount(0);
      await first?.(page);
      await page.waitForLoadState('networkidle');
      // The first stop of every page, wherever the page itself put the cursor.
      await page.locator('.skip').focus();
      let stops = 0;
      for (; stops < 150; stops++) {
        await page.keyboard.press('Tab');
        const stop = await stopOf(page, cdp);
        if (stop === null) break;
        const { what, name, seen } = stop;
        if (!seen) wrong.push(`${path}: not to be seen: ${what} “${name}”`);
        if (name.trim() === '') wrong.push(`${path}: has no name: ${what}`);
        if (language === 'zh-CN' && /[a-z]{3,}/i.test(name.replace(CODES, '')) && !/[\u4e00-\u9fff]/.test(name))
          wrong.push(`${path}: not in the language of the page: ${what} “${name}”`);
      }
      if (stops < 5) wrong.push(`${path}: only ${stops} stops`);
    }
    expect([...new Set(wrong)]).toEqual([]);
  });
}
