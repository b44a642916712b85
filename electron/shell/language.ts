import { ipcMain } from 'electron';
import { isOurs } from './origin.ts';
import type { PreferenceFile } from './preferences.ts';
import { type Language, type ShellTexts, textsOf } from './texts.ts';

export interface ShellLanguage {
  current(): Language;
  texts(): ShellTexts;
  onChange(listener: () => void): void;
}

/** The language of menu, tray and dialogs: the command line's at first, then whatever the page speaks; kept for the next start. */
export function shellLanguage(flag: Language | null, preferences: PreferenceFile): ShellLanguage {
  let language: Language = flag ?? preferences.read().language ?? 'zh-CN';
  const listeners: (() => void)[] = [];
  ipcMain.on('language', (event, spoken: unknown) => {
    if (!event.senderFrame || !isOurs(event.senderFrame.url)) return;
    if ((spoken !== 'zh-CN' && spoken !== 'en') || spoken === language) return;
    language = spoken;
    preferences.save({ language });
    for (const listener of listeners) listener();
  });
  return { current: () => language, texts: () => textsOf(language), onChange: (listener) => listeners.push(listener) };
}
