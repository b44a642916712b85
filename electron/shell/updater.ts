import { app, type BrowserWindow, dialog } from 'electron';
import type { Logger } from '../kernel/logger.ts';
import type { ShellTexts } from './texts.ts';

export interface UpdaterOptions {
  url: string;
  window: BrowserWindow;
  log: Logger;
  texts(): ShellTexts;
}

const EVERY_MS = 6 * 3_600_000;

/** Looks for new versions at the feed the administrator set, fetches them quietly and installs them when the app ends. */
export async function startUpdater({ url, window, log, texts }: UpdaterOptions): Promise<void> {
  // A checkout has nothing to replace.
  if (!app.isPackaged) return;
  const { default: updater } = await import('electron-updater');
  const { autoUpdater } = updater;
  autoUpdater.logger = null;
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.setFeedURL({ provider: 'generic', url });
  autoUpdater.on('update-downloaded', async ({ version }) => {
    const { update } = texts();
    const { response } = await dialog.showMessageBox(window, {
      type: 'info',
      message: update.title,
      detail: update.detail.replace('{version}', version),
      buttons: [update.ok, update.restart],
    });
    if (response === 1) autoUpdater.quitAndInstall();
  });
  const look = () => autoUpdater.checkForUpdates().catch((err: unknown) => log.warn({ err }, 'no update could be had'));
  await look();
  setInterval(look, EVERY_MS).unref();
}
