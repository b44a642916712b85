import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import type { PreferenceFile } from './preferences.ts';
import { keepPlace, placeOf, SMALLEST } from './window-place.ts';

export interface WindowOptions {
  preferences: PreferenceFile;
  title: string;
  /** Folder of the built files: preload and icons. */
  dist: string;
}

/** Makes the one window, where it stood last time; it shows itself with its first page. */
export function openWindow({ preferences, title, dist }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...placeOf(preferences),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title,
    show: false,
    backgroundColor: '#f5f7f7',
    icon: join(dist, 'icons', 'icon.png'),
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(dist, 'node', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      // The PDF viewer for prints is a plugin to Chromium.
      plugins: true,
      // The spell checker would fetch dictionaries from the network.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (preferences.read().maximised) window.maximize();
  keepPlace(window, preferences);
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Brings the window to the person, wherever it was. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
