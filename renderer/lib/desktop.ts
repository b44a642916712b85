/** What the desktop's window offers its pages (`electron/preload.ts`); a browser offers nothing. */
export interface DesktopWindow {
  /** Prints `/files/<ticket>` with the system's dialog; false when the person cancelled. */
  print(path: string): Promise<boolean>;
  /** Saves it where the person says; false when they cancelled. */
  save(path: string): Promise<boolean>;
}

export const desktopWindow: DesktopWindow | undefined = (globalThis as { zhanting?: DesktopWindow }).zhanting;
