/** The page's only way to the desktop; the browser host has none of this, so pages ask `window.zhanting?.…`. */
import { contextBridge, ipcRenderer } from 'electron';

export interface Desktop {
  platform: NodeJS.Platform;
  /** Saves what `/files/<ticket>` holds where the person says; false when they cancelled. */
  save(path: string): Promise<boolean>;
}

const desktop: Desktop = {
  platform: process.platform,
  save: (path) => ipcRenderer.invoke('save', path),
};
contextBridge.exposeInMainWorld('zhanting', desktop);

/** The two things of a page this file needs; the DOM's types stay out of this folder. */
interface PageGlobals {
  document: { documentElement: { lang: string } };
  MutationObserver: new (
    changed: () => void,
  ) => { observe(target: unknown, options: { attributes: true; attributeFilter: string[] }): void };
  addEventListener(name: 'DOMContentLoaded', listener: () => void): void;
}
const page = globalThis as unknown as PageGlobals;

// Menu and tray speak the page's language, whoever changes it there.
page.addEventListener('DOMContentLoaded', () => {
  const { documentElement } = page.document;
  const tell = () => ipcRenderer.send('language', documentElement.lang);
  new page.MutationObserver(tell).observe(documentElement, { attributes: true, attributeFilter: ['lang'] });
});
