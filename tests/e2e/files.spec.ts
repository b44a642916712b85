import { type Browser, expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { addFiles, contract, expectPicture, photograph, tile } from './steps/files.ts';
import { login, people } from './steps/people.ts';
import { openSecondDesk } from './steps/second-desk.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

const { zhou, warehouse } = people;
let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom();
});
test.afterAll(() => showroom?.close());

async function customer(name: string, mobile: string): Promise<string> {
  const calls = await callsAs(showroom.url, zhou);
  return (await calls.customers.create.mutate({ name, mobile, kind: 'person' })).id;
}

/** The files of a card, reached from the card. */
async function filesOf(page: Page, card: string): Promise<void> {
  await page.goto(`${showroom.url}/#/${card}`);
  await page.getByRole('region', { name: '文件' }).getByRole('link', { name: '添加' }).click();
  await expect(page.getByRole('button', { name: '添加文件' })).toBeFocused();
}

test('a licence and a contract added to a card are shown, arrive at head office and are counted on the card', async ({
  page,
}) => {
  const id = await customer('罗成', '13977770001');
  await login(page, showroom.url, zhou);
  await filesOf(page, `customers/${id}`);
  await addFiles(page, await photograph(page, '行驶证.png'), await contract(page, '购车合同.pdf'));
  for (const name of ['行驶证.png', '购车合同.pdf']) await expect(tile(page, name)).toContainText('已上传');
  await expectPicture(tile(page, '行驶证.png').locator('img'));

  await page.getByRole('button', { name: '打开 行驶证.png' }).press('Enter');
  const viewer = page.getByRole('complementary', { name: '行驶证.png' });
  await expectPicture(viewer.getByRole('img', { name: '行驶证.png' }));
  await page.getByRole('button', { name: '打开 行驶证.png' }).press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: '购车合同.pdf' }).locator('iframe')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: '文件' }).getByRole('heading')).toContainText('文件 2');
});

test('a file that is too large, empty or of another kind is named with the reason, and the good one beside it is added', async ({
  page,
}) => {
  const id = await customer('单雄信', '13977770002');
  await login(page, showroom.url, zhou);
  await filesOf(page, `customers/${id}`);
  const jpeg = Buffer.alloc(21 * 1024 * 1024);
  jpeg.set([0xff, 0xd8, 0xff]);
  await addFiles(
    page,
    { name: '全景.jpg', bytes: jpeg },
    { name: '报价.docx', bytes: Buffer.from('PK\u0003\u0004') },
    { name: '空白.png', bytes: Buffer.alloc(0) },
    await photograph(page, '身份证.png'),
  );
  const refused = page.getByRole('list', { name: '正在添加' });
  await expect(refused.getByRole('listitem').filter({ hasText: '全景.jpg' })).toContainText('超过 20 MB');
  await expect(refused.getByRole('listitem').filter({ hasText: '报价.docx' })).toContainText('Word 请存成 PDF');
  await expect(refused.getByRole('listitem').filter({ hasText: '空白.png' })).toContainText('文件是空的');
  await expect(page.getByRole('button', { name: '打开 身份证.png' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^打开/ })).toHaveCount(1);
  for (const name of ['全景.jpg', '报价.docx', '空白.png'])
    await page.getByRole('button', { name: `知道了，${name} 不加了` }).click();
  await expect(refused).toBeHidden();
});

test('a large photograph on its way is stopped, and the one behind it is added', async ({ page }) => {
  const id = await customer('王伯当', '13977770005');
  await login(page, showroom.url, zhou);
  await filesOf(page, `customers/${id}`);
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  const upload = (uploadThroughput: number) =>
    line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await upload(200 * 1024);
  const large = Buffer.alloc(8 * 1024 * 1024, 1);
  large.set([0xff, 0xd8, 0xff]);
  await addFiles(page, { name: '全家福.jpg', bytes: large }, await photograph(page, '工牌.png'));
  await expect(page.getByRole('progressbar', { name: '全家福.jpg' })).toHaveAttribute('aria-valuenow', /^[1-9]/);
  await page.getByRole('button', { name: '取消 全家福.jpg' }).click();
  await upload(-1);
  await expect(page.getByRole('button', { name: '打开 工牌.png' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^打开/ })).toHaveCount(1);
});

test('a screenshot is pasted, given a name, removed with one key and brought back, without the mouse', async ({
  page,
}) => {
  const id = await customer('程知节', '13977770003');
  await login(page, showroom.url, zhou);
  await filesOf(page, `customers/${id}`);
  const picture = await photograph(page, 'image.png');
  await page.evaluate(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [...picture.bytes],
  );
  await page.getByRole('button', { name: /^给 截图 .*\.png 改名/ }).press('Enter');
  await page.keyboard.type('置换车照片');
  await page.keyboard.press('Enter');
  const opener = page.getByRole('button', { name: '打开 置换车照片.png' });
  await expect(opener).toBeVisible();

  await opener.press('Delete');
  await expect(page.getByText('还没有文件')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: '撤销' }).press('Enter');
  await expect(opener).toBeVisible();
});

test('the warehouse adds photographs to a car, a consultant looks at them and cannot take them off', async ({
  browser,
}) => {
  const calls = await callsAs(showroom.url, warehouse);
  const { id } = await calls.vehicles.create.mutate({
    vin: '1M8GDM9AXKP042788',
    engineNo: 'A25A1234567',
    origin: 'domestic',
    conformityCertNo: 'WAB123456',
    status: 'inStock',
  });
  const page = await browser.newPage();
  await login(page, showroom.url, warehouse);
  await filesOf(page, `vehicles/${id}`);
  await addFiles(page, await photograph(page, '左前门划痕.png'));
  await expect(tile(page, '左前门划痕.png')).toBeVisible();
  await page.close();

  const other = await browser.newPage();
  await login(other, showroom.url, zhou);
  await other.goto(`${showroom.url}/#/vehicles/${id}`);
  await other.getByRole('link', { name: '文件 1' }).click();
  await other.getByRole('button', { name: '打开 左前门划痕.png' }).click();
  await expectPicture(other.getByRole('img', { name: '左前门划痕.png' }));
  await expect(other.getByRole('button', { name: /^移除|^给|添加文件/ })).toHaveCount(0);
  await other.close();
});

test('what one desk adds opens at the other', async ({ browser }) => {
  test.slow();
  const second = await openSecondDesk(showroom);
  const pages = await twoPages(browser);
  try {
    const [here, there] = pages;
    const id = await customer('秦琼', '13977770004');
    await login(here, showroom.url, zhou);
    await filesOf(here, `customers/${id}`);
    await addFiles(here, await photograph(here, '黄骠马.png'));
    await expect(tile(here, '黄骠马.png')).toContainText('已上传');

    await login(there, second.url, zhou);
    const opener = there.getByRole('button', { name: '打开 黄骠马.png' });
    await expect(async () => {
      await there.goto('about:blank');
      await there.goto(`${second.url}/#/files/customer/${id}`);
      await expect(opener).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
    await opener.click();
    await expectPicture(there.getByRole('img', { name: '黄骠马.png' }));
    // It had no small picture there: looking at it made one.
    await expectPicture(tile(there, '黄骠马.png').locator('img'));

    // Held back at the first desk: the other one says that it is not there yet, also when it is asked for.
    const calls = await callsAs(showroom.url, zhou);
    await calls.attachments.setLane.mutate({ paused: true });
    await addFiles(here, await photograph(here, '熟铜锏.png'));
    const coming = there.getByRole('button', { name: '打开 熟铜锏.png' });
    await coming.click({ timeout: 15_000 });
    await expect(tile(there, '熟铜锏.png')).toContainText('还没传到总部，晚些再点开');
    await calls.attachments.setLane.mutate({ paused: false });
    await expect(tile(here, '熟铜锏.png')).toContainText('已上传');
    await coming.click();
    await expectPicture(there.getByRole('img', { name: '熟铜锏.png' }));
  } finally {
    for (const page of pages) await page.close();
    await second.stop();
  }
});

const twoPages = async (browser: Browser) => [await browser.newPage(), await browser.newPage()] as const;
