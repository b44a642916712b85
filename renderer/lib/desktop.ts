/** What the desktop's window offers its pages (`electron/preload.ts`); a browser offers nothing. */
export interface DesktopWindow {
  /** Saves what `/files/<ticket>` holds where the person says; false when they cancelled. */
  save(path: string): Promise<boolean>;
}

export const desktopWindow: DesktopWindow | undefined = (globalThis as { zhanting?: DesktopWindow }).zhanting;
