import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleBrowser as browser, type ConsoleBrowser } from '../../tests/harness/console.ts';
import { enrolTestDevice, newId } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import { COMMAND_LINE, readDeeds } from '../store/operator-log.ts';
import { noteProof } from '../store/proofs.ts';
import { addOperator, firstOperator } from './accounts.ts';

describe.each(GATEWAY_DATABASES)('the operators’ console on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let now = Date.parse('2026-03-02T08:00:00Z');
  let admin: ConsoleBrowser;
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place, { clock: () => now, limits: { enrol: 1000, token: 1000, push: 1000 } });
    const password = (await firstOperator(office.gateway.database, now))!;
    admin = browser(office.url);
    await admin.signIn('admin', password);
    await admin.post('/console/password', { current: password, fresh: 'correct horse', again: 'correct horse' });
    now += 60_000;
    await admin.signIn('admin', 'correct horse');
  });
  afterAll(async () => {
    await office.close();
    await place.remove();
  });

  it('lets nobody see anything before signing in, and offers the way in', async () => {
    for (const path of ['/console', '/console/store?id=S001', '/console/operators', '/console/log']) {
      const page = await browser(office.url).get(path);
      expect(page.text).toContain('name="password"');
      expect(page.text).not.toContain('城西店');
    }
    expect((await browser(office.url).post('/console/enrol', { store: 'S009', name: 'x' })).text).toContain(
      'name="password"',
    );
  });

  it('tells the showrooms’ time, whatever clock the server keeps', async () => {
    expect((await admin.get('/console')).text).toContain('2026-03-02 16:01:00');
  });

  it('asks for one’s own password before anything else when the first one was given by somebody', async () => {
    const password = (await addOperator(office.gateway.database, '李娜', COMMAND_LINE, now))!;
    const lina = browser(office.url);
    await lina.signIn('李娜', password);
    expect((await lina.get('/console/operators')).url).toBe('/console/password');
    const short = await lina.post('/console/password', { current: password, fresh: 'short', again: 'short' });
    expect(short.text).toContain('至少 10 位');
    const wrong = await lina.post('/console/password', {
      current: 'x',
      fresh: 'long enough 1',
      again: 'long enough 1',
    });
    expect(wrong.text).toContain('当前密码不对');
    await lina.post('/console/password', { current: password, fresh: 'long enough 1', again: 'long enough 1' });
    expect((await lina.get('/console')).text).toContain('name="password"');
    now += 60_000;
    await lina.signIn('李娜', 'long enough 1');
    expect((await lina.get('/console/operators')).text).toContain('操作员');
  });

  it('says after a new password what comes next, and leads back from the page a sign-in was refused on', async () => {
    const password = (await addOperator(office.gateway.database, '王芳', COMMAND_LINE, now))!;
    const fang = browser(office.url);
    now += 60_000;
    expect((await fang.signIn('王芳', 'not it')).status).toBe(401);
    expect(await fang.get('/console/sign-in')).toMatchObject({ status: 200, url: '/console' });
    await fang.signIn('王芳', password);
    const fresh = { current: password, fresh: 'long enough 2', again: 'long enough 2' };
    expect((await fang.post('/console/password', fresh)).text).toContain('密码已保存，请用新密码登录');
    await fang.signIn('王芳', 'long enough 2');
    expect(await fang.get('/console/sign-in')).toMatchObject({ status: 200, url: '/console' });
  });

  it('keeps what was typed into a form that is refused, says what is wrong with it, and changes the language there too', async () => {
    await admin.post('/console/operators/add', { name: '赵敏' });
    const taken = await admin.post('/console/operators/add', { name: '赵敏' });
    expect(taken.text).toMatch(/这个账号已经有了[\s\S]*id="name" name="name" value="赵敏"/);
    const signs = await admin.post('/console/operators/add', { name: '赵 敏' });
    expect(signs.text).toMatch(/账号只能用文字[\s\S]*id="name" name="name" value="赵 敏"/);
    expect(await admin.get('/console/operators/add?lang=en')).toMatchObject({ status: 200, url: '/console/operators' });
    expect((await admin.get('/console/operators/add?lang=zh-CN')).text).toContain('操作员');

    const min = browser(office.url);
    now += 60_000;
    expect((await min.signIn('赵敏', 'not it')).text).toContain('name="name" value="赵敏"');
    expect(await min.get('/console/sign-in?lang=en')).toMatchObject({ status: 200, url: '/console' });
    expect((await min.get('/console')).text).toContain('Sign in');
  });

  it('does not call a showroom well that has no PC yet', async () => {
    await office.gateway.enrol({ storeId: 'S404', name: '筹备店' });
    expect((await admin.get('/console?q=S404')).row('S404')).toContain('未接入');
    expect((await admin.get('/console/store?id=S404')).text).toContain('未接入');
  });

  it('stops guessing after five tries a minute, also with the right password, and counts nothing against others for long', async () => {
    const thief = browser(office.url);
    now += 60_000;
    for (let i = 0; i < 5; i++) expect((await thief.signIn('admin', `guess ${i}`)).status).toBe(401);
    const sixth = await thief.signIn('admin', 'correct horse');
    expect([sixth.status, sixth.text.includes('60 秒')]).toEqual([429, true]);
    now += 60_000;
    expect((await thief.signIn('admin', 'correct horse')).status).toBe(200);
  });

  it('refuses to sign in over a line others can read, and says why and what to do', async () => {
    const ask = (headers: Record<string, string>, local: boolean) =>
      office.gateway.fetch(new Request('http://gateway/console', { headers }), { ip: '10.0.0.9', local });
    const open = await ask({}, false);
    expect(open.status).toBe(403);
    expect(await open.text()).toMatch(/没有加密[\s\S]*https:\/\//);
    // What a proxy elsewhere says about itself is anybody's word.
    expect((await ask({ 'x-forwarded-proto': 'https' }, false)).status).toBe(403);
    expect((await ask({ 'x-forwarded-proto': 'http' }, true)).status).toBe(403);
    expect((await ask({ 'x-forwarded-for': '203.0.113.7' }, true)).status).toBe(403);
    const proxied = await ask({ 'x-forwarded-proto': 'https' }, true);
    expect(await proxied.text()).toContain('name="password"');
  });

  it('does nothing for a form that another site’s page sends, with the session’s cookie or without its secret', async () => {
    const id = { store: 'S666', name: '假店' };
    const foreign = await admin.post('/console/enrol', id, { origin: 'https://evil.example' });
    const crossSite = await admin.post('/console/enrol', id, { 'sec-fetch-site': 'cross-site' });
    const bare = await admin.post('/console/enrol', { ...id, secret: 'x'.repeat(64) });
    expect([foreign.status, crossSite.status, bare.status]).toEqual([403, 403, 403]);
    expect((await admin.get('/console')).text).not.toContain('S666');
  });

  it('sends pages that run no script, fit in no frame, stay in no cache, and a cookie out of reach', async () => {
    const { headers } = await admin.get('/console');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('script-src');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(admin.setCookie).toMatch(/HttpOnly/);
    expect(admin.setCookie).toMatch(/SameSite=Strict/);
    // A browser keeps the style for an hour; another version's pages come with their own.
    const style = /href="(\/console\/style\.css\?[^"]+)"/.exec((await admin.get('/console')).text)![1];
    expect((await fetch(office.url + style)).headers.get('content-type')).toContain('text/css');
  });

  it('makes a code that enrols a PC, shows it once, and revokes the PC after asking', async () => {
    const made = await admin.post('/console/enrol', { store: 'S001', name: '城西<b>店', operator: 'dealer' });
    const code = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(made.text)![0];
    expect(made.text).toContain('城西&lt;b&gt;店');
    expect((await admin.get('/console/store?id=S001')).text).not.toContain(code);
    const pc = await enrolTestDevice(office.url, code);
    const store = await admin.get('/console/store?id=S001');
    expect(store.text).toContain(pc.device_id);
    const asked = await admin.get(`/console/revoke?device=${pc.device_id}`);
    expect(asked.text).toContain('不会被删除');
    expect((await pc.push([])).status).toBe(200);
    const done = await admin.post('/console/revoke', { device: pc.device_id });
    expect(done.text).toContain('已停用');
    expect((await pc.push([])).status).toBe(403);
  });

  it('shows how a showroom stands: contact, backlog, what was rejected and why, without the customer', async () => {
    const pc = await office.device('S002');
    const bad = pc.op({ patch: { kind: 'person', name: '欧阳修', mobile: '139-SECRET' } });
    await pc.push([bad], { pending_count: 12, oldest_pending_at: now - 2 * 86_400_000, app_version: '1.2.3' });
    const stores = await admin.get('/console');
    expect(stores.row('S002')).toMatch(/留意[\s\S]*刚刚[\s\S]*11[\s\S]*2 天前[\s\S]* 1 /);
    const store = await admin.get('/console/store?id=S002');
    expect(store.text).toMatch(/mobile：应为 11 位手机号/);
    expect(store.text).toContain('客户');
    const all = await admin.get('/console/refusals');
    expect(all.text).toContain('mobile：应为 11 位手机号');
    for (const page of [store, all]) expect(page.text).not.toMatch(/欧阳修|SECRET/);
  });

  it('shows what each PC’s nightly proof found, and raises the alarm when something differs', async () => {
    const pc = await office.device('S003');
    const proof = { at: now, headSeq: 7, operations: 5, missing: 0, records: { total: 12_408, differing: 0 } };
    const { database } = office.gateway;
    await noteProof(database, pc.device_id, proof);
    expect((await admin.get('/console/store?id=S003')).text).toContain('12,408 条一致');
    expect((await admin.get('/console')).row('S003')).toContain('一致 1/1');
    // Somebody saved meanwhile, so only operations were compared: the older comparison of records stays.
    await noteProof(database, pc.device_id, { ...proof, at: now + 1, records: null });
    expect((await admin.get('/console/store?id=S003')).text).toContain('12,408 条一致');
    await noteProof(database, pc.device_id, { ...proof, missing: 3 });
    expect((await admin.get('/console')).row('S003')).toMatch(/处理[\s\S]*1 台不一致/);
    expect((await admin.get('/console/store?id=S003')).text).toContain('缺 3 条操作');
  });

  it('finds showrooms by code or name, lists those in trouble first, and turns pages', async () => {
    for (let i = 0; i < 60; i++) await office.gateway.enrol({ storeId: `X${100 + i}`, name: `分店${i}` });
    const first = await admin.get('/console');
    expect(first.text.indexOf('S003')).toBeLessThan(first.text.indexOf('X100'));
    expect(first.text).toContain('from=50');
    expect((await admin.get('/console?from=50')).text).toContain('X159');
    const found = await admin.get(`/console?q=${encodeURIComponent('分店59')}`);
    expect([found.text.includes('X159'), found.text.includes('X100')]).toEqual([true, false]);
    expect((await admin.get('/console?q=%25')).text).toContain('没有符合条件的门店');
    expect((await admin.get('/console?state=alarm')).text).not.toContain('X100');
  });

  it('keeps what operators did, also what failed, and locks a disabled one out at once', async () => {
    now += 120_000;
    const added = await admin.post('/console/operators/add', { name: '周凯' });
    const password = /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/.exec(added.text)![0];
    const zhou = browser(office.url);
    expect((await zhou.signIn('周凯', password)).url).toBe('/console/password');
    await admin.post('/console/operators/disable', { name: '周凯' });
    expect((await zhou.get('/console')).text).toContain('name="password"');
    expect((await zhou.signIn('周凯', password)).status).toBe(401);
    await admin.post('/console/operators/disable', { name: 'admin' });
    const log = await admin.get('/console/log');
    for (const deed of ['新增操作员', '停用操作员', '登录失败', '生成连接码', '停用电脑', '设置密码'])
      expect(log.text).toContain(deed);
    const deeds = await readDeeds(office.gateway.database, { before: 0, limit: 500 });
    expect(deeds.filter(({ action }) => action === 'operator_disabled').map(({ subject }) => subject)).toEqual([
      '周凯',
    ]);
    expect(deeds.some(({ subject }) => subject.includes(password))).toBe(false);
  });

  it('ends a session after half an hour of nothing, and speaks English to whoever wants it', async () => {
    const english = await admin.get('/console?lang=en');
    expect([english.url, english.text.includes('Stores')]).toEqual(['/console', true]);
    await admin.get('/console?lang=zh-CN');
    now += 29 * 60_000;
    expect((await admin.get('/console')).text).toContain('操作日志');
    now += 31 * 60_000;
    expect((await admin.get('/console')).text).toContain('name="password"');
    await admin.signIn('admin', 'correct horse');
  });

  it('tries a parked operation again when an operator says so', async () => {
    const pc = await office.device('S004');
    const { database } = office.gateway;
    const op = newId();
    await database.query(
      `INSERT INTO parked_op (op_id, store_id, device_id, entity, entity_id, raw, tries, error, first_at, last_at, parked_at)
       VALUES ($1, 'S004', $2, 'customer', $3, '', 5, 'SQLSTATE 22003', $4, $4, $4)`,
      [op, pc.device_id, newId(), now],
    );
    expect((await admin.get('/console/parked')).text).toContain('SQLSTATE 22003');
    expect((await admin.get('/console')).row('S004')).toContain('处理');
    expect((await admin.post('/console/parked', { op })).text).toContain('已安排');
    const [row] = await database.query<{ at: number }>('SELECT last_at AS at FROM parked_op WHERE op_id = $1', [op]);
    expect(now - row!.at).toBeGreaterThanOrEqual(3_600_000);
  });
});
