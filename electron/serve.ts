/** The browser host: the same showroom the desktop shell shows, served on loopback for a browser. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Showroom } from './api/context.ts';
import { type Demo, prepareDemo } from './demo/demo.ts';
import { parseFlags, USAGE } from './flags.ts';
import { createLogger, type Logger } from './kernel/logger.ts';
import { listenOnLoopback } from './loopback.ts';
import { createShowroom, type ShowroomApp } from './showroom.ts';

function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  spawn(command!, args as string[], { stdio: 'ignore', detached: true })
    .on('error', () => console.log(`Open ${url} in a browser.`))
    .unref();
}

/**
 * The demo's sister store, at the next port (or a free one): made when its page is first asked for, so that nobody waits for it who does
 * not look at it.
 */
async function offerSister(
  demo: Demo,
  first: Showroom,
  port: number,
  log: Logger,
): Promise<{ close(): Promise<void> }> {
  let opening: Promise<ShowroomApp> | undefined;
  const open = async (): Promise<ShowroomApp> => {
    const app = await createShowroom({ dir: demo.sister.dir, log, clock: demo.clock });
    if (!app.showroom) return app;
    await demo.sister.fill(app.showroom);
    demo.sister.transfers(first, app.showroom).catch((err: unknown) => log.warn({ err }, 'the transfers of the demo'));
    return app;
  };
  const answer = async (request: Request): Promise<Response> => {
    opening ??= open();
    return (await opening).fetch(request);
  };
  const host = await listenOnLoopback(port + 1, answer).catch(() => listenOnLoopback(0, answer));
  console.log(`Its sister store (城东店, login admin, lintao, wuqian, qianli, hejun) opens at ${host.url}`);
  return {
    close: async () => {
      await host.close();
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}

async function main(): Promise<void> {
  const flags = parseFlags(process.argv.slice(2));
  const demo = flags.demo ? prepareDemo() : null;
  const dir = demo?.dir ?? flags.dir;
  const log = createLogger(join(dir, 'logs'));
  process.on('unhandledRejection', (err) => log.error({ err }, 'a promise was left alone with its error'));
  const app = await createShowroom({ dir, log, clock: demo?.clock });
  if (app.trouble === 'locked') {
    console.error(`Another Zhanting already uses ${dir}; use its window, or give --data another folder.`);
    process.exit(3);
  }
  if (demo && app.showroom) for (const line of await demo.fill(app.showroom)) console.log(line);
  const host = await listenOnLoopback(flags.port, (request) => app.fetch(request));
  const url = flags.lang ? `${host.url}/?lang=${flags.lang}` : host.url;
  console.log(`Zhanting is open at ${url}`);
  const sister =
    demo && app.showroom ? await offerSister(demo, app.showroom, Number(new URL(host.url).port), log) : null;
  if (flags.open) openBrowser(url);
  const stop = async () => {
    await sister?.close();
    await host.close();
    await app.close();
    await demo?.end();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: NodeJS.ErrnoException) => {
  const line = error.code === 'EADDRINUSE' ? 'The port is in use; give --port another number.' : error.message;
  console.error(error.code?.startsWith('ERR_PARSE_ARGS') ? `${line}\n${USAGE}` : line);
  process.exit(2);
});
