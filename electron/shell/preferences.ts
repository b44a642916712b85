import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rectangle } from 'electron';

/** What the desktop remembers on this computer; nothing here is about the showroom. */
export interface Preferences {
  bounds?: Rectangle;
  maximised?: boolean;
  language?: 'zh-CN' | 'en';
  /** Answer to the one question when the window was first closed. */
  onClose?: 'tray' | 'quit';
}

export interface PreferenceFile {
  read(): Preferences;
  /** Never throws: on a full disk the place of a window is not worth a word. */
  save(changes: Preferences): void;
}

/** Preferences in `<folder>/shell.json`; an unreadable file counts as empty. */
export function preferencesIn(folder: string): PreferenceFile {
  const file = join(folder, 'shell.json');
  let known: Preferences;
  try {
    known = JSON.parse(readFileSync(file, 'utf8')) as Preferences;
  } catch {
    known = {};
  }
  return {
    read: () => known,
    save(changes) {
      known = { ...known, ...changes };
      try {
        writeFileSync(`${file}.part`, JSON.stringify(known));
        renameSync(`${file}.part`, file);
      } catch {
        // Remembered until the app ends.
      }
    },
  };
}
