import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Makes this the only desktop app on its data folder. Chromium's own files (and with them its lock) live inside that folder, so
 * two folders are two apps. False when another one runs; that one is told and comes to the front.
 */
export function takeFolder(dir: string, onSecond: () => void): { first: boolean; folder: string } {
  const folder = join(dir, 'desktop');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  app.setPath('crashDumps', join(folder, 'crashes'));
  const first = app.requestSingleInstanceLock();
  if (first) app.on('second-instance', onSecond);
  return { first, folder };
}
