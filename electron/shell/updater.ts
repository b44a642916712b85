import { app, type BrowserWindow, dialog } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { Logger } from '../kernel/logger.ts';
import { readPolicy } from './policy.ts';
import type { ShellTexts } from './texts.ts';

export interface UpdaterOptions {
  /** File that may name the feed. */
  policy: string;
  window: BrowserWindow;
  log: Logger;
  texts(): ShellTexts;
}

const EVERY_MS = 6 * 3_600_000;

/**
 * Looks for new versions at the feed the administrator set, fetches them quietly and installs them when the app ends. Without a
 * feed nothing happens; trouble with it is logged and nothing more.
 */
export async function startUpdater({ policy, window, log, texts }: UpdaterOptions): Promise<void> {
  // A checkout has nothing to replace.
  if (!app.isPackaged) return;
  const look = async (): Promise<void> => {
    try {
      await autoUpdater?.checkForUpdates();
    } catch (err) {
      log.warn({ err }, 'no update could be had');
    }
  };
  let autoUpdater: AppUpdater | undefined;
  try {
    const { updateUrl: url } = readPolicy(policy);
    if (!url) return;
    const { default: updater } = await import('electron-updater');
    autoUpdater = updater.autoUpdater;
    autoUpdater.logger = null;
    autoUpdater.autoInstallOnAppQuit = true;
    autoUpdater.setFeedURL({ provider: 'generic', url });
    autoUpdater.on('update-downloaded', ({ version }) => void offerRestart(version));
  } catch (err) {
    log.warn({ err }, 'updates are off: the policy cannot be used');
    return;
  }
  await look();
  setInterval(look, EVERY_MS).unref();

  async function offerRestart(version: string): Promise<void> {
    const { update } = texts();
    const detail = update.detail.replace('{version}', version);
    const question = { type: 'info' as const, message: update.title, detail, buttons: [update.ok, update.restart] };
    if ((await dialog.showMessageBox(window, question)).response === 1) autoUpdater?.quitAndInstall();
  }
}
