import { expect, type Page, test } from '@playwright/test';
import { dayOf } from '../../db/core/day.ts';
import { type Calls, callsAs } from './steps/api.ts';
import { login, type Person, people, switchTo } from './steps/people.ts';
import { openSecondDesk } from './steps/second-desk.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { assign, complete, guestField, makeCard, party, receive, registerByKeyboard } from './steps/visits.ts';

let showroom: Showroom;
const ouyang: Person = { name: '欧阳磊', login: 'ouyanglei', role: 'consultant', password: 'zhanting-2026' };
const today = () => dayOf(Date.now());

test.beforeAll(async () => {
  showroom = await openShowroom();
});
test.afterAll(() => showroom?.close());

const look = (page: Page, name: string) =>
  page.screenshot({ path: `artefacts/day/${name}.png`, animations: 'disabled' });
const said = (page: Page, words: RegExp | string) => page.getByRole('status').filter({ hasText: words }).first();

/** The evening before: who works here, the demo cars, whose cards there are and who promised to come. */
async function before(): Promise<{ invited: string; theirs: string; lost: string; drives: string[] }> {
  const admin = await callsAs(showroom.url, people.admin);
  await admin.staff.add.mutate(ouyang);
  await admin.demoCars.create.mutate({ number: '试01', series: 'ES', odometerKm: 800 });
  await admin.demoCars.create.mutate({ number: '试02', series: 'RX', model: 'RX 350h', odometerKm: 3_210 });
  const zhou = await callsAs(showroom.url, people.zhou);
  const sun = await callsAs(showroom.url, people.sun);
  const leaving = await callsAs(showroom.url, ouyang);
  const card = (calls: Calls, name: string, mobile: string, level: 'A' | 'B' | 'H' = 'B') =>
    calls.customers.create.mutate({ name, mobile, kind: 'person', interestSeries: 'RX', level }).then(({ id }) => id);
  for (let index = 0; index < 40; index += 1)
    await card(
      leaving,
      `秦${'一二三四五六七八九十'[index % 10]}${'甲乙丙丁'[Math.floor(index / 10)]}`,
      `1387000${1000 + index}`,
    );
  const invited = await card(zhou, '单雄信', '13870012001', 'A');
  const theirs = await card(sun, '王伯当', '13870012002', 'A');
  const lost = await card(zhou, '程知节', '13870012003', 'A');
  const drives = [await card(zhou, '徐世勣', '13870012004', 'H'), await card(zhou, '魏玄成', '13870012005', 'A')];
  const coming = { method: 'call', outcome: 'coming', appointmentAt: Date.now() + 120_000 } as const;
  await zhou.followUps.record.mutate({ customerId: invited, ...coming, content: '今天来看 RX' });
  return { invited, theirs, lost, drives };
}

/** One demo car out and back, with what the guest said. */
async function drive(calls: Calls, customerId: string, number: '试01' | '试02', hour: number): Promise<string> {
  const car = (await calls.demoCars.list.query({})).rows.find((one) => one.number === number)!;
  const at = Date.parse(`${today()}T${String(hour).padStart(2, '0')}:00:00+08:00`);
  const made = await calls.testDrives.create.mutate({
    demoCarId: car.id,
    customerId,
    kind: 'drive',
    plannedStartAt: at,
    plannedEndAt: at + 1_800_000,
    licenceNo: '11010519491231002X',
    licenceClass: 'C1',
    licenceExpiresOn: '2099-01-01',
  });
  const signed = await calls.testDrives.sign.mutate({ id: made.id, rev: made.rev, signature: null });
  const out = await calls.testDrives.start.mutate({ id: made.id, rev: signed.rev, odometerOutKm: car.odometerKm ?? 0 });
  const back = await calls.testDrives.finish.mutate({
    id: made.id,
    rev: out.rev,
    odometerInKm: (car.odometerKm ?? 0) + 12,
  });
  await calls.testDrives.feedback.mutate({ id: made.id, rev: back.rev, liked: '安静', scoreComfort: 5 });
  return made.id;
}

/** Every printed form of the process handbook, made from this day; each is a PDF with something in it. */
async function printAll(
  calls: Calls,
  of: { customer: string; visit: string; call: string; drive: string; loss: string },
) {
  const lang = 'zh-CN' as const;
  const on = today();
  const papers = {
    来访客流量登记表: () => calls.visits.print.mutate({ on, lang }),
    来店顾客登记表: () => calls.visits.printVisit.mutate({ id: of.visit, lang }),
    来电登记表: () => calls.visits.printVisit.mutate({ id: of.call, lang }),
    客户洽谈卡: () => calls.followUps.printCard.mutate({ id: of.customer, paper: 'card', lang }),
    需求分析记录单: () => calls.followUps.printCard.mutate({ id: of.customer, paper: 'need', lang }),
    潜在顾客等级推进表: () => calls.followUps.printLevelSheet.mutate({ month: on.slice(0, 7), lang }),
    销售日报表: () => calls.daily.print.mutate({ on, lang }),
    试乘试驾协议: () => calls.testDrives.print.mutate({ id: of.drive, paper: 'agreement', lang }),
    试乘试驾信息反馈表: () => calls.testDrives.print.mutate({ id: of.drive, paper: 'feedback', lang }),
    战败分析表: () => calls.losses.print.mutate({ id: of.loss, lang }),
    排班记录: () => calls.visits.rota.print.mutate({ on, lang }),
  };
  for (const [name, print] of Object.entries(papers)) {
    const { url } = await print();
    const bytes = Buffer.from(await (await fetch(`${showroom.url}${url}`)).arrayBuffer());
    expect(bytes.subarray(0, 5).toString(), name).toBe('%PDF-');
    expect(bytes.length, name).toBeGreaterThan(8_000);
  }
}

test('a day in the life of the showroom, from the morning meeting to the second PC', async ({ browser }) => {
  test.setTimeout(300_000);
  const cards = await before();
  const page = await (await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage();
  const desk = await (await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage();
  for (const each of [page, desk]) await each.setViewportSize({ width: 1366, height: 768 });
  const manager = await callsAs(showroom.url, people.admin);
  const zhou = await callsAs(showroom.url, people.zhou);

  await test.step('the morning meeting sets the rota and keeps its minutes', async () => {
    await login(page, showroom.url, people.admin);
    await page.goto(`${showroom.url}/#/meeting`);
    await page.getByRole('radio', { name: '早会' }).click();
    await expect(page.getByRole('heading', { name: '排班' })).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(said(page, '今日顺位已保存')).toBeVisible();
    await look(page, '01-morning-rota');
    const heading = (name: string) => page.getByRole('heading', { level: 2, name });
    await page.getByRole('radio', { name: '纪要' }).click();
    await expect(heading('纪要')).toBeVisible();
    await page.getByLabel('通知与要求').fill('RX 现车两台，先约试驾');
    await page.keyboard.press('Control+s');
    await expect(said(page, '纪要已存')).toBeVisible();
  });

  await test.step('a consultant leaves the showroom for a while', async () => {
    await login(desk, showroom.url, people.reception);
    const chip = desk.locator('.rota-chip').filter({ hasText: '孙悦' });
    await chip.press('Enter');
    const panel = desk.getByRole('complementary');
    await panel.getByRole('radio', { name: '用餐' }).click();
    await desk.keyboard.press('Control+s');
    await expect(said(desk, '孙悦 已离开')).toBeVisible();
    await expect(chip).toContainText('用餐');
  });

  await test.step('the invited guest comes, by one press', async () => {
    await desk.getByRole('article', { name: '单雄信' }).getByRole('button', { name: '到店' }).click();
    await expect(said(desk, '单雄信 已到店')).toBeVisible();
  });

  await test.step('a repeat visitor whose consultant is away is received by a stand-in and stays theirs', async () => {
    await guestField(desk).fill('13870012002');
    await expect(desk.getByRole('option', { name: /王伯当/ })).toBeVisible();
    await desk.keyboard.press('Enter');
    await desk.keyboard.press('Enter');
    await expect(party(desk, '王伯当')).toBeVisible();
    const { standIn } = await standInOf(manager, cards.theirs);
    expect(standIn).toBe(true);
  });

  await test.step('ten more parties and five calls, by keyboard', async () => {
    await desk.reload();
    for (let index = 0; index < 10; index += 1)
      await registerByKeyboard(desk, `1387002100${index} 罗${'一二三四五六七八九十'[index]}`);
    for (let index = 0; index < 5; index += 1) {
      await desk.getByRole('radio', { name: '来电' }).click();
      await desk.getByLabel('来电人').fill(`1387003100${index} 尤${'一二三四五'[index]}`);
      await desk.keyboard.press('Enter');
      await expect(desk.getByRole('region', { name: /^来电 / })).toContainText(`尤${'一二三四五'[index]}`);
    }
    await look(desk, '02-board');
    const board = await manager.visits.board.query();
    expect(board.totals).toMatchObject({ parties: 17 });
  });

  const visit = await test.step('one of them is received, written down and becomes a card', async () => {
    const waiting = (await manager.visits.board.query()).registered.some(({ name }) => name === '罗一');
    if (waiting) await assign(desk, '罗一', '周凯');
    const seller = (await manager.visits.day.query({ on: today() })).rows.find(({ name }) => name === '罗一')!;
    const own = seller.consultantName === ouyang.name ? ouyang : people.zhou;
    await switchTo(page, own);
    await page.goto(`${showroom.url}/#/showroom`);
    await receive(page, '罗一');
    await complete(page, '罗一');
    await makeCard(page, '罗一');
    await look(page, '03-card');
    return seller.id;
  });

  const [driven] = await test.step('two test drives', async () => {
    const first = await drive(zhou, cards.drives[0]!, '试01', 10);
    const second = await drive(zhou, cards.drives[1]!, '试02', 11);
    await page.goto(`${showroom.url}/#/drives`);
    await expect(page.getByText('徐世勣').first()).toBeVisible();
    await look(page, '04-drives');
    return [first, second];
  });

  const loss = await test.step('a loss is applied for and sent back by the manager; the level stays', async () => {
    const { id } = await zhou.losses.create.mutate({ customerId: cards.lost, kind: 'lost', lostOn: today() });
    await switchTo(page, people.admin);
    await page.goto(`${showroom.url}/#/losses`);
    await expect(page.getByText('共 1 份')).toBeVisible();
    await page
      .getByRole('region', { name: /行$|条/ })
      .first()
      .focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('2');
    await page.keyboard.type('再约一次试驾');
    await look(page, '05-loss');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('程知节 已驳回，顾问会看到')).toBeVisible();
    expect((await zhou.customers.get.query({ id: cards.lost })).level).toBe('A');
    return id;
  });

  await test.step('forty cards of a consultant who leaves go to another, who says so', async () => {
    await page.goto(`${showroom.url}/#/handover`);
    const pick = async (label: string, name: string) => {
      await page.getByRole('combobox', { name: label }).click();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
    };
    await pick('从谁', ouyang.name);
    await expect(page.locator('.handover-cards li')).toHaveCount(40);
    await pick('交给谁', people.zhou.name);
    await look(page, '06-handover');
    await page.getByRole('button', { name: /^移交 40/ }).click();
    await expect(said(page, '40 张卡已交给 周凯')).toBeVisible();
    const [mine] = await zhou.followUps.handover.mine.query();
    expect(mine).toMatchObject({ cards: 40 });
    await zhou.followUps.handover.acknowledge.mutate({ id: mine!.id, rev: mine!.rev });
  });

  await test.step('the evening is closed: everybody seen off, the report handed in and signed, the minutes kept', async () => {
    await closeAll(manager);
    await zhou.daily.submit.mutate({ on: today(), rev: null, summary: '两次试驾', plan: '联系 H 级' });
    await page.goto(`${showroom.url}/#/meeting`);
    await page.getByRole('radio', { name: '夕会' }).click();
    await expect(page.getByRole('heading', { level: 2, name: '没送客的' })).toBeVisible();
    await expect(page.getByText('都送走了')).toBeVisible();
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    for (const name of ['24 小时', '逾期', '今天', '日报', '纪要']) {
      await press('ArrowRight');
      await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
    }
    await look(page, '07-evening');
    await press('Control+s');
    await expect(said(page, '纪要已存')).toBeVisible();
    // 夕会 of a clean day: at most ten keys.
    expect(keys).toBeLessThanOrEqual(10);
  });

  await test.step('every form is printed from what was entered once', async () => {
    const call = (await manager.visits.day.query({ on: today() })).rows.find(({ channel }) => channel === 'call')!;
    const customer = cards.drives[0]!;
    await printAll(zhou, { customer, visit, call: call.id, drive: driven!, loss });
  });

  await test.step('the same day stands on a second PC', async () => {
    const second = await openSecondDesk(showroom);
    try {
      const there = await callsAs(second.url, people.admin);
      // `rev` counts what this PC wrote.
      const dayAt = async (calls: Calls) =>
        (await calls.visits.day.query({ on: today() })).rows.map(({ rev: _own, ...row }) => row);
      const here = await dayAt(manager);
      await expect(async () => expect(await dayAt(there)).toEqual(here)).toPass({ timeout: 60_000 });
      const span = { from: today(), to: today() };
      await expect(async () =>
        expect((await there.reports.kpis.query(span)).now).toEqual((await manager.reports.kpis.query(span)).now),
      ).toPass({ timeout: 60_000 });
      await login(desk, second.url, people.admin);
      await desk.goto(`${second.url}/#/desk`);
      await expect(desk.getByRole('heading', { name: '工作台' })).toBeVisible();
      await look(desk, '08-second-pc');
    } finally {
      await second.stop();
    }
  });
});

/** Whether the last visit of a card is in somebody else's hands than its owner's, and still the owner's. */
async function standInOf(calls: Calls, customerId: string): Promise<{ standIn: boolean }> {
  const [visit] = await calls.visits.byCustomer.query({ customerId });
  const card = await calls.customers.get.query({ id: customerId });
  return { standIn: visit!.consultantId !== card.ownerId && card.ownerName === people.sun.name };
}

/** Everybody who is still there is seen off. */
async function closeAll(calls: Calls): Promise<void> {
  const { registered, assigned, received, unfinished } = await calls.visits.board.query();
  for (const line of [...registered, ...assigned, ...received, ...unfinished])
    await calls.visits.close.mutate({ id: line.id, rev: line.rev, outcome: 'noIntent' });
}
