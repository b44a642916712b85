import { expect, type Page, test } from '@playwright/test';
import { freePort, type RunningProcess, startApp, tempFolder } from '../harness/processes.ts';
import { callsAs } from './steps/api.ts';
import { addFiles, contract, photograph } from './steps/files.ts';
import { expectNoSideways, expectRealWords, listenForComplaints } from './steps/health.ts';
import { demo } from './steps/people.ts';
import { wrongTabStops } from './steps/tab-walk.ts';

const folders = [tempFolder(), tempFolder()] as const;
const languages = ['zh-CN', 'en'] as const;
let app: RunningProcess;
let untouched: RunningProcess;
let ids: {
  customer: string;
  vehicle: string;
  drive: string;
  car: string;
  loss: string;
  prospect: string;
  request: string;
  adjustment: string;
  product: string;
  quote: string;
};

test.beforeAll(async () => {
  test.setTimeout(300_000);
  [app, untouched] = await Promise.all([
    startApp(folders[0].dir, await freePort(), { args: ['--demo'] }),
    startApp(folders[1].dir, await freePort()),
  ]);
  const calls = await callsAs(app.url, demo.admin);
  const customers = await calls.customers.list.query({ filters: { stage: 'formal' }, sort: 'updated', limit: 1 });
  const vehicles = await calls.vehicles.list.query({
    filters: { origin: 'imported', status: 'delivered' },
    sort: 'updated',
    descending: true,
    limit: 1,
  });
  const [drive] = (await calls.testDrives.list.query({ filters: { noFeedback: true }, limit: 1 })).rows;
  const [loss] = (await calls.losses.list.query({ filters: { state: 'waiting' }, limit: 1 })).rows;
  const [request] = (await calls.requests.list.query({ limit: 1 })).rows;
  const [adjustment] = (await calls.adjustments.list.query({ filters: { status: 'submitted' }, limit: 1 })).rows;
  const [product] = (await calls.products.list.query({ filters: { kind: 'vehicle' }, limit: 1 })).rows;
  const [quote] = (await calls.quotes.list.query({ filters: { status: 'issued' }, limit: 1 })).rows;
  const [prospect] = (await calls.customers.list.query({ filters: { level: 'A' }, limit: 1 })).rows;
  ids = {
    customer: customers.rows[0]!.id,
    vehicle: vehicles.rows[0]!.id,
    drive: drive!.id,
    car: drive!.demoCarId,
    loss: loss!.id,
    prospect: prospect!.id,
    request: request!.id,
    adjustment: adjustment!.id,
    product: product!.id,
    quote: quote!.id,
  };
});
test.afterAll(async () => {
  await Promise.all([app?.stop(), untouched?.stop()]);
  for (const folder of folders) folder.remove();
});

interface Look {
  readonly at: string;
  /** What to do there before looking. */
  readonly first?: (page: Page) => Promise<unknown>;
  /** Whose page it is; the administrator's where nobody is named. */
  readonly who?: '郑芳' | '吴敏';
  /** Whether Tab goes through the page; false where something modal is open. */
  readonly keys?: false;
}

/** The first record of a list, by its keys. */
async function openFirst(page: Page): Promise<void> {
  await page.locator('.list-table [data-row-key]').first().waitFor();
  await page.locator('.list-table').press('ArrowDown');
  await page.locator('.list-table').press('Enter');
  await page.waitForURL(/\/[0-9a-f]{8}-[0-9a-f-]{27}/);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const pages: Record<string, Look> = {
  board: { at: '/showroom' },
  'board-complete': { at: '/showroom', first: (page) => act(page, /^(补录|Complete)/) },
  'board-close': { at: '/showroom', first: (page) => act(page, /^(送客|Leaves)/) },
  'board-rota': {
    at: '/showroom',
    first: (page) => page.locator('.page-actions button, header + * button').first().click(),
  },
  'board-rota-step': {
    at: '/showroom',
    first: async (page) => {
      await page.locator('.rota-strip button').first().press('Enter');
      await page.getByRole('complementary').waitFor();
    },
  },
  rota: { at: '/rota' },
  'rota-print': { at: '/rota', first: (page) => page.keyboard.press('Control+p') },
  'rota-screen': { at: '/rota-screen' },
  workbench: { at: '/desk', first: (page) => page.getByRole('listitem').first().waitFor() },
  'workbench-rows': {
    at: '/desk',
    first: async (page) => {
      await page.locator('.desk-today').first().click();
      await page.getByRole('complementary').getByRole('listitem').first().waitFor();
    },
  },
  contact: {
    at: '/desk?queue=today',
    first: async (page) => {
      await page.locator('.queue li').first().press('Enter');
      await page.getByRole('region', { name: /^(记录联系|Log contact)/ }).waitFor();
    },
  },
  drawer: { at: '/drawer', first: (page) => page.getByRole('article').first().waitFor() },
  appointments: { at: '/appointments' },
  plans: { at: '/plans' },
  targets: { at: '/targets' },
  daily: { at: '/daily' },
  meeting: { at: '/meeting' },
  losses: {
    at: '/losses',
    first: async (page) => {
      await page.locator('.list-table').press('ArrowDown');
      await page.getByRole('complementary').waitFor();
    },
  },
  'losses-refuse': {
    at: '/losses',
    first: async (page) => {
      await page.locator('.list-table').press('ArrowDown');
      await page.keyboard.press('2');
      await page.getByRole('complementary').getByRole('combobox').waitFor();
    },
  },
  loss: { at: '/losses/:loss' },
  'loss-cases': { at: '/loss-cases', first: (page) => page.getByRole('article').waitFor() },
  'loss-apply': {
    at: '/customers/:prospect',
    first: async (page) => {
      await page.keyboard.press('Alt+f');
      await page.locator('.loss-drawer form').waitFor();
    },
  },
  levels: { at: '/levels' },
  'level-sheet': { at: '/level-sheet' },
  requests: { at: '/requests' },
  playbook: { at: '/playbook' },
  'playbook-new': { at: '/playbook/new' },
  'playbook-entry': { at: '/playbook', first: (page) => openFirst(page) },
  'contact-sayings': {
    at: '/customers/:customer',
    first: async (page) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Alt+1');
      await page.getByRole('region', { name: /^(记录联系|Log contact)/ }).waitFor();
      await page.locator('.sayings > summary').waitFor();
      await page.keyboard.press('Alt+p');
      await page.keyboard.press('Space');
    },
  },
  'customer-need': {
    at: '/customers/:customer',
    first: async (page) => {
      await page.locator('[data-group] .record-edit').nth(1).click();
      await page.locator('.fitting li').first().waitFor();
    },
  },
  request: { at: '/requests/:request' },
  'request-new': { at: '/customers/:prospect', first: (page) => page.keyboard.press('Alt+q') },
  campaigns: { at: '/campaigns' },
  campaign: { at: '/campaigns', first: (page) => openFirst(page) },
  'campaign-new': { at: '/campaigns/new' },
  handover: { at: '/handover' },
  reports: { at: '/reports', first: (page) => page.getByRole('img').first().waitFor() },
  day: { at: '/traffic' },
  customers: { at: '/customers' },
  customer: { at: '/customers/:customer' },
  'customer-group': { at: '/customers/:customer', first: (page) => page.keyboard.press('e') },
  'customer-new': { at: '/customers/new' },
  'customer-new-errors': { at: '/customers/new', first: (page) => page.keyboard.press('Control+s') },
  'customer-files': {
    at: '/files/customer/:customer',
    first: async (page) => {
      await addFiles(page, await photograph(page, '行驶证正面.png'), await contract(page, '购车合同.pdf'));
      const picture = page.getByRole('button', { name: /行驶证正面/ }).first();
      await picture.locator('img').waitFor();
      await picture.click();
      await page.getByRole('complementary').getByRole('img').waitFor();
    },
  },
  vehicles: { at: '/vehicles' },
  'vehicle-1-general': { at: '/vehicles/:vehicle' },
  'vehicle-2-spec': { at: '/vehicles/:vehicle', first: (page) => page.getByRole('tab').nth(1).click() },
  'vehicle-3-stock': { at: '/vehicles/:vehicle', first: (page) => page.getByRole('tab').nth(2).click() },
  'vehicle-4-customs': { at: '/vehicles/:vehicle', first: (page) => page.getByRole('tab').nth(3).click() },
  'vehicle-files': { at: '/files/vehicle/:vehicle' },
  'vehicle-new': { at: '/vehicles/new' },
  models: { at: '/models' },
  options: { at: '/options' },
  stock: { at: '/stock' },
  purchases: { at: '/purchases' },
  'purchase-new': { at: '/purchases/new' },
  drives: { at: '/drives' },
  'drives-book': {
    at: '/drives?customer=:customer',
    first: async (page) => {
      await page.locator('[data-cursor]').press('Home');
      await page.locator('[data-cursor]').press('Enter');
      await page.getByRole('complementary').waitFor();
    },
  },
  'drive-log': { at: '/drive-log' },
  drive: { at: '/drives/:drive' },
  'drive-print': { keys: false, at: '/drives/:drive', first: (page) => page.keyboard.press('Control+p') },
  'demo-cars': { at: '/demo-cars' },
  'demo-car': { at: '/demo-cars/:car' },
  'demo-car-new': { at: '/demo-cars/new' },
  quotes: { at: '/quotes' },
  quote: { at: '/quotes/:quote' },
  'quote-show': { keys: false, at: '/quotes/:quote', first: (page) => page.keyboard.press('F6') },
  approvals: { at: '/approvals' },
  approval: { at: '/approvals', first: (page) => openFirst(page) },
  contracts: { at: '/contracts' },
  contract: { at: '/contracts', first: (page) => openFirst(page) },
  'contract-new': { who: '吴敏', at: '/contracts/new' },
  receipts: { who: '郑芳', at: '/receipts' },
  receipt: { who: '郑芳', at: '/receipts', first: (page) => openFirst(page) },
  'receipt-new': { who: '郑芳', at: '/receipts/new' },
  invoices: { who: '郑芳', at: '/invoices' },
  receivables: { who: '郑芳', at: '/receivables' },
  'month-end': { who: '郑芳', at: '/month-end' },
  orders: { at: '/orders' },
  order: { at: '/orders', first: (page) => openFirst(page) },
  'order-new': { who: '吴敏', at: '/orders/new' },
  allocations: { at: '/allocations' },
  allocation: { at: '/allocations', first: (page) => openFirst(page) },
  'pdi-sheets': { at: '/pdi' },
  'pdi-sheet': { at: '/pdi', first: (page) => openFirst(page) },
  deliveries: { at: '/deliveries' },
  delivery: { at: '/deliveries', first: (page) => openFirst(page) },
  cancellations: { at: '/cancellations' },
  agency: { at: '/agency' },
  loans: { at: '/loans' },
  returns: { at: '/returns' },
  transfers: { at: '/transfers' },
  'direct-shipments': { at: '/direct-shipments' },
  'deal-issues': { at: '/deal-issues' },
  prices: { at: '/prices' },
  price: {
    at: '/prices',
    first: async (page) => {
      await page.locator('.list-table').press('ArrowDown');
      await page.locator('.list-table').press('Enter');
      await page.locator('table').first().waitFor();
    },
  },
  adjustments: { at: '/adjustments' },
  adjustment: { at: '/adjustments/:adjustment' },
  'adjustment-print': {
    keys: false,
    at: '/adjustments/:adjustment',
    first: (page) => page.keyboard.press('Control+p'),
  },
  products: { at: '/products' },
  'product-new': { at: '/products/new' },
  why: { at: '/why?product=:product', first: (page) => page.locator('.why-items section').first().waitFor() },
  'price-setup': { at: '/price-setup', first: (page) => page.locator('table').first().waitFor() },
  'deal-figures': {
    at: '/deal-figures',
    first: async (page) => {
      await page.locator('.figure').first().waitFor();
      await page.locator('.figure').first().click();
    },
  },
  'document-steps': { at: '/document-steps' },
  'query-log': { at: '/query-log' },
  'id-check': { at: '/id-check' },
  crm: { at: '/crm' },
  sync: { at: '/sync' },
  'sync-stick': { at: '/sync', first: (page) => page.locator('details.panel > summary').first().click() },
  attention: { at: '/attention' },
  merge: {
    at: '/attention',
    first: async (page) => {
      // Head office finds the pairs when the year has arrived there.
      await page.locator('details.panel > summary').first().click({ timeout: 240_000 });
      await page.locator('details.panel a').first().click();
      await page.locator('table.sides').waitFor();
    },
  },
  staff: { at: '/staff' },
  settings: { at: '/settings' },
  mine: { at: '/mine' },
  password: { at: '/password' },
  search: {
    keys: false,
    at: '/customers',
    first: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('wang');
      await page.getByRole('option').first().waitFor();
    },
  },
  keys: {
    keys: false,
    at: '/customers',
    first: async (page) => {
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  'day-print': { keys: false, at: '/traffic', first: (page) => page.keyboard.press('Control+p') },
};

/** What the router says when an address is typed over a page that would ask before it is left. */
const TYPED_ADDRESS = 'You are trying to use a blocker on a POP navigation';

const act = (page: Page, name: RegExp) => page.getByRole('article').getByRole('button', { name }).first().click();

/** A test of its own for every dozen pages of one person. */
const parts = (['韩梅', '郑芳', '吴敏'] as const).flatMap((who) => {
  const own = Object.entries(pages).filter(([, page]) => (page.who ?? '韩梅') === who);
  return Array.from({ length: Math.ceil(own.length / 12) }, (_, part) => ({
    who,
    some: own.slice(part * 12, part * 12 + 12),
  }));
});

// Its parts are shared out between the workers, each with an app of its own.
test.describe.configure({ mode: 'parallel' });

for (const language of languages) {
  test.describe(language, () => {
    const look = async (page: Page, name: string, complaints: string[]) => {
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: `artefacts/screens/${language}/${name}.png`, animations: 'disabled' });
      await expectRealWords(page);
      await expectNoSideways(page);
      expect
        .soft(
          complaints.filter((said) => !said.startsWith(TYPED_ADDRESS)),
          name,
        )
        .toEqual([]);
      complaints.length = 0;
    };

    test(`before the login everything is right on a showroom PC, ${language}`, async ({ page }) => {
      const complaints = listenForComplaints(page);
      await page.goto(`${untouched.url}/?lang=${language}`);
      await page.getByRole('textbox').first().waitFor();
      await look(page, 'first-run', complaints);
      await page.goto(`${app.url}/?lang=${language}`);
      await page.getByRole('button', { name: /李娜/ }).click();
      await look(page, 'login', complaints);
    });

    for (const [part, { who, some }] of parts.entries())
      test(`every page is right on a showroom PC, ${language}, part ${part + 1}`, async ({ page }) => {
        // A dozen pages, each gone through by Tab: a minute on a quiet machine.
        test.setTimeout(600_000);
        const complaints = listenForComplaints(page);
        await page.goto(`${app.url}/?lang=${language}`);
        await page.getByRole('button', { name: new RegExp(who) }).click();
        await page.keyboard.type(demo.admin.password);
        await page.keyboard.press('Enter');
        await page.getByRole('navigation').first().waitFor();
        const cdp = await page.context().newCDPSession(page);
        let before = '';
        for (const [name, { at, first, keys = true }] of some) {
          const place = at.replace(/:(\w+)/, (_, id: keyof typeof ids) => ids[id]);
          await test.step(name, async () => {
            // From page to page as a person goes; anew where something was opened or typed before.
            if (['', place].includes(before)) await page.goto('about:blank');
            before = first === undefined ? place : '';
            await page.goto(`${app.url}/?lang=${language}#${place}`);
            await page.getByRole('heading', { level: 1 }).waitFor();
            await expect(page.locator('.ant-skeleton')).toHaveCount(0);
            await first?.(page);
            await expect(page.locator('.ant-skeleton')).toHaveCount(0);
            await look(page, name, complaints);
            // One language will do: the other one's names are those of its catalogue.
            if (keys && language === 'zh-CN') expect.soft(await wrongTabStops(page, cdp), name).toEqual([]);
          });
        }
      });
  });
}
