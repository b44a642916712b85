import { randomBytes } from 'node:crypto';
import { app, type BrowserWindow, crashReporter, dialog, shell } from 'electron';
import type { Logger } from '../kernel/logger.ts';
import type { ShellTexts } from './texts.ts';

export interface CrashOptions {
  log: Logger;
  logFolder: string;
  texts(): ShellTexts;
}

/** This many failures of the page in this time are no accident. */
const MOST_FAILURES = 3;
const WITHIN_MS = 60_000;

/** Crash dumps stay on this computer; an unexpected error is logged under a number and shown with it. */
export function reportCrashes({ log, texts }: CrashOptions): void {
  crashReporter.start({ uploadToServer: false });
  process.on('unhandledRejection', (err) => log.error({ err }, 'a promise was left alone with its error'));
  process.on('uncaughtException', (err) => {
    const id = randomBytes(4).toString('hex');
    log.fatal({ err, id }, 'unexpected error');
    // Before the app is ready there is no window to ask in.
    if (!app.isReady()) return app.exit(1);
    const { broken } = texts();
    const answer = dialog.showMessageBoxSync({
      type: 'error',
      message: broken.title,
      detail: broken.detail.replace('{id}', id),
      buttons: [broken.restart, broken.quit],
    });
    if (answer === 0) app.relaunch();
    app.quit();
  });
}

/** A page that died is opened again with a word about it; one that keeps dying is not. */
export function reopenPage(window: BrowserWindow, { log, logFolder, texts }: CrashOptions): void {
  let failures: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error({ reason, exitCode }, 'the page is gone');
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    failures = [...failures.filter((at) => at > Date.now() - WITHIN_MS), Date.now()];
    if (failures.length > MOST_FAILURES) {
      const { failing } = texts();
      const message = { type: 'error' as const, message: failing.title, detail: failing.detail };
      if (dialog.showMessageBoxSync({ ...message, buttons: [failing.quit, failing.logs] }) === 1)
        void shell.openPath(logFolder);
      return app.quit();
    }
    window.webContents.reload();
    const { restored } = texts();
    void dialog.showMessageBox(window, {
      type: 'info',
      message: restored.title,
      detail: restored.detail,
      buttons: [restored.ok],
    });
  });
  window.on('unresponsive', async () => {
    const { stuck } = texts();
    const buttons = [stuck.wait, stuck.reload];
    const { response } = await dialog.showMessageBox(window, { message: stuck.title, detail: stuck.detail, buttons });
    if (response === 1) window.webContents.reload();
  });
}
