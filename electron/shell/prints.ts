import { writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { isOurs, ORIGIN } from './origin.ts';
import type { ShellTexts } from './texts.ts';

export interface PrintOptions {
  fetch(request: Request): Promise<Response>;
  texts(): ShellTexts;
}

/** Only what the showroom itself offers for a short while at `/files/<ticket>` is printed or saved. */
function offered(event: IpcMainInvokeEvent, path: unknown): string {
  const fromPage = event.senderFrame?.parent === null && isOurs(event.senderFrame.url);
  if (!fromPage || typeof path !== 'string' || !/^\/files\/[\w-]{8,64}$/.test(path)) throw new Error('not a print');
  return ORIGIN + path;
}

/** Name a browser would propose, out of `filename*=UTF-8''…`. */
function nameIn(response: Response): string {
  const encoded =
    /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'print.pdf';
  return decodeURIComponent(encoded).replaceAll(/[\\/:*?"<>|]/g, '_');
}

async function print(address: string): Promise<boolean> {
  const sheet = new BrowserWindow({ show: false, webPreferences: { sandbox: true, plugins: true } });
  try {
    await sheet.loadURL(address);
    return await new Promise((resolve) => sheet.webContents.print({}, resolve));
  } finally {
    sheet.destroy();
  }
}

/** Printing and saving a PDF with the system's own dialogs; `preload.ts` offers the two calls to the page. */
export function servePrints({ fetch, texts }: PrintOptions): void {
  ipcMain.handle('print', (event, path: unknown) => print(offered(event, path)));
  ipcMain.handle('save', async (event, path: unknown) => {
    const response = await fetch(new Request(offered(event, path)));
    if (!response.ok) return false;
    const window = BrowserWindow.fromWebContents(event.sender);
    const options = { title: texts().print.save, defaultPath: nameIn(response) };
    const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    if (!filePath) return false;
    await writeFile(filePath, new Uint8Array(await response.arrayBuffer()));
    return true;
  });
}
