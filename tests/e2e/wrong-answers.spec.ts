import { createServer, type Server } from 'node:http';
import { expect, test } from '@playwright/test';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { expectMark } from './steps/sync-mark.ts';
import { registerByKeyboard } from './steps/visits.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom();
});
test.afterAll(() => showroom?.close());

/** Something else on the gateway's port: a proxy's page, a broken server. */
async function standIn(port: number, status: number, type: string, body: string): Promise<Server> {
  const server = createServer((_, answer) => answer.writeHead(status, { 'content-type': type }).end(body));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

const cases = [
  {
    what: 'a web page',
    status: 200,
    type: 'text/html',
    body: '<html><title>Login</title></html>',
    told: '这个地址回应的不是总部网关，请核对地址；数据都在本机。',
  },
  {
    what: 'error 500',
    status: 500,
    type: 'text/plain',
    body: 'Internal Server Error',
    told: '稍后自动重发',
  },
];

for (const [index, { what, status, type, body, told }] of cases.entries()) {
  test(`head office answering with ${what} holds nobody up, is told in plain words, and loses nothing`, async ({
    page,
  }) => {
    const phone = `1395557000${index}`;
    await login(page, showroom.url, people.zhou);
    await expectMark(page, /^已同步/);
    await showroom.office.stop();
    const wrong = await standIn(showroom.office.port, status, type, body);
    try {
      await registerByKeyboard(page, `${phone} 秦叔宝`);
      await expectMark(page, /^离线 \d$/);
      await page.getByRole('banner').getByRole('link', { name: '离线' }).click();
      await expect(page.getByRole('main').or(page.locator('#page')).first()).toBeVisible();
      await expect(page.getByText(told).first()).toBeVisible();
      // Something did answer: it is not called out of reach in the same breath.
      await expect(page.getByText('现在连不上总部')).toHaveCount(0);
      await expect(page.getByText(/500|HTML|JSON|SyntaxError|Unexpected/)).toHaveCount(0);
    } finally {
      wrong.closeAllConnections();
      wrong.close();
    }
    await showroom.office.start();
    await expectMark(page, /^已同步/);
    expect(await showroom.office.records('visit', phone)).toHaveLength(1);
  });
}
