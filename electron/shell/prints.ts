import { writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { isOurs, ORIGIN } from './origin.ts';
import type { ShellTexts } from './texts.ts';

export interface PrintOptions {
  fetch(request: Request): Promise<Response>;
  texts(): ShellTexts;
}

/** Only what the showroom itself offers for a short while at `/files/<ticket>` is saved. */
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

/** Saving a PDF where the person says; `preload.ts` offers it to the page. The page prints its loaded preview itself. */
export function servePrints({ fetch, texts }: PrintOptions): void {
  ipcMain.handle('save', async (event, path: unknown) => {
    const response = await fetch(new Request(offered(event, path)));
    // Not the same as a dialog that was cancelled: the page says that the file is no longer offered.
    if (!response.ok) throw new Error('no longer offered');
    const window = BrowserWindow.fromWebContents(event.sender);
    const options = { title: texts().print.save, defaultPath: nameIn(response) };
    const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    if (!filePath) return false;
    await writeFile(filePath, new Uint8Array(await response.arrayBuffer()));
    return true;
  });
}
