/** The desktop shell: the same showroom the browser host serves, in a window of its own. Boot order only. */
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Demo } from './demo/demo.ts';
import { type Flags, USAGE } from './flags.ts';
import { createLogger } from './kernel/logger.ts';
import { appRoot } from './kernel/paths.ts';
import { shellFlags } from './shell/arguments.ts';
import { reportCrashes } from './shell/crash.ts';
import { openDesktop } from './shell/desktop.ts';
import { endInOrder } from './shell/ending.ts';
import { keyVault } from './shell/key-vault.ts';
import { shellLanguage } from './shell/language.ts';
import { preferencesIn } from './shell/preferences.ts';
import { registerScheme } from './shell/scheme.ts';
import { secureApp } from './shell/security.ts';
import { takeFolder } from './shell/single-instance.ts';
import { focusWindow } from './shell/window.ts';

function start(flags: Flags, demo: Demo | null): void {
  let window: BrowserWindow | null = null;
  const focus = () => {
    if (window) focusWindow(window);
  };
  const dir = demo?.dir ?? flags.dir;
  const { first, folder } = takeFolder(dir, focus);
  if (!first) {
    console.log(`Zhanting is already open with ${dir}; its window comes to the front.`);
    app.exit(0);
    return;
  }
  const logFolder = join(dir, 'logs');
  const log = createLogger(logFolder);
  const preferences = preferencesIn(folder);
  const language = shellLanguage(flags.lang, preferences);
  reportCrashes({ log, logFolder, texts: language.texts });
  app.setAppUserModelId('com.zhanting.showroom');
  app.on('activate', focus);

  const desktop = app.whenReady().then(() =>
    openDesktop({
      flags,
      log,
      logFolder,
      preferences,
      language,
      dist: join(appRoot, 'dist'),
      quit: () => app.quit(),
      windowed: (opened) => {
        window = opened;
      },
      open: async () => {
        const { createShowroom } = await import('./showroom.ts');
        const opened = await createShowroom({ dir, log, clock: demo?.clock, vault: await keyVault() });
        if (demo && opened.showroom) for (const line of await demo.fill(opened.showroom)) console.log(line);
        return opened;
      },
    }),
  );
  endInOrder(async () => {
    await (await desktop)();
    await demo?.end();
  });
  desktop.catch((error: unknown) => {
    // Nothing can be shown without it: the same number, log line and question as for any unexpected error.
    setImmediate(() => {
      throw error;
    });
  });
}

registerScheme();
secureApp();
try {
  const flags = shellFlags(process.argv.slice(1));
  start(flags, flags.demo ? (await import('./demo/demo.ts')).prepareDemo() : null);
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  app.exit(2);
}
