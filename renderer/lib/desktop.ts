/** What the desktop's window offers its pages (`electron/preload.ts`); a browser offers nothing. */
export interface DesktopWindow {
  /** Saves what `/files/<ticket>` holds where the person says; false when they cancelled. @throws when it is no longer offered */
  save(path: string): Promise<boolean>;
}

const window = (globalThis as { zhanting?: DesktopWindow }).zhanting;

export const desktopWindow: DesktopWindow | undefined = window && {
  save: (path) => window.save(path).catch((error) => Promise.reject(named(error))),
};

/** An error on its way from the shell keeps its words only; the catalogue names it by the code of a refusal. */
function named(error: unknown): unknown {
  if (!String(error).includes('no longer offered')) return error;
  return Object.assign(new Error('no longer offered'), { data: { refusal: { code: 'file.notOffered' } } });
}
