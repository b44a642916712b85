import { app, type BrowserWindow, dialog } from 'electron';
import type { PreferenceFile } from './preferences.ts';
import type { ShellTexts } from './texts.ts';

export interface Closing {
  preferences: PreferenceFile;
  texts(): ShellTexts;
  /** False where the desktop has no tray: then closing the window ends the app. */
  hasTray(): boolean;
}

/** Closing the window keeps the app in the tray or ends it: asked once, then remembered. */
export function askOnClose(window: BrowserWindow, { preferences, texts, hasTray }: Closing): void {
  let quitting = false;
  let asking = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  const leave = (choice: 'tray' | 'quit') => (choice === 'tray' ? window.hide() : app.quit());
  window.on('close', (event) => {
    if (quitting || !hasTray()) return;
    event.preventDefault();
    const { onClose } = preferences.read();
    if (onClose) return leave(onClose);
    if (asking) return;
    asking = true;
    const { close } = texts();
    void dialog
      .showMessageBox(window, {
        type: 'question',
        message: close.title,
        detail: close.detail,
        buttons: [close.tray, close.quit],
        defaultId: 0,
        cancelId: 2,
      })
      .then(({ response }) => {
        asking = false;
        if (response > 1) return;
        const choice = response === 0 ? 'tray' : 'quit';
        preferences.save({ onClose: choice });
        leave(choice);
      });
  });
}
