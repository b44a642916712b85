import { type BrowserWindow, powerMonitor, session, shell } from 'electron';
import type { Flags } from '../flags.ts';
import type { Logger } from '../kernel/logger.ts';
import type { ShowroomApp } from '../showroom.ts';
import { askOnClose } from './closing.ts';
import { reopenPage } from './crash.ts';
import type { ShellLanguage } from './language.ts';
import { setMenu } from './menu.ts';
import { LOADING_PATH, ORIGIN } from './origin.ts';
import { policyFile } from './policy.ts';
import type { PreferenceFile } from './preferences.ts';
import { servePrints } from './prints.ts';
import { answerScheme } from './scheme.ts';
import { secureSession } from './security.ts';
import type { TrayMark } from './tray.ts';
import { keepTray } from './tray-mark.ts';
import { startUpdater } from './updater.ts';
import { focusWindow, openWindow } from './window.ts';

export interface DesktopOptions {
  flags: Flags;
  log: Logger;
  logFolder: string;
  preferences: PreferenceFile;
  language: ShellLanguage;
  dist: string;
  /** Opens the showroom; called once the window shows that something happens. */
  open(): Promise<ShowroomApp>;
  quit(): void;
  /** The window exists; a second start brings it to the front. */
  windowed(window: BrowserWindow): void;
}

/** Window first, then the store, then everything around them. Resolves to what must be closed before the app ends. */
export async function openDesktop(options: DesktopOptions): Promise<() => Promise<void>> {
  const { flags, log, logFolder, preferences, language, dist, quit } = options;
  secureSession(session.defaultSession);
  const menu = () => setMenu(language.texts(), { openLogs: () => void shell.openPath(logFolder), quit });
  menu();
  language.onChange(menu);

  const opening = Promise.withResolvers<ShowroomApp>();
  const fetch = async (request: Request) => (await opening.promise).fetch(request);
  answerScheme(language.current(), fetch);
  servePrints({ fetch, texts: language.texts });

  const window = openWindow({ preferences, title: language.texts().name, dist });
  options.windowed(window);
  reopenPage(window, { log, logFolder, texts: language.texts });
  let tray: TrayMark | null = null;
  askOnClose(window, { preferences, texts: language.texts, hasTray: () => tray !== null });
  await window.loadURL(ORIGIN + LOADING_PATH);

  const app = await options.open();
  opening.resolve(app);
  const showTray = () => {
    if (app.showroom) tray ??= keepTray(app.showroom, language, dist, { open: () => focusWindow(window), quit });
  };
  showTray();
  // A store opened with the recovery key is there only from then on; the page reloads after it.
  window.webContents.on('did-finish-load', showTray);
  powerMonitor.on('resume', () => app.showroom?.sync.hint());
  await window.loadURL(`${ORIGIN}/${flags.lang ? `?lang=${flags.lang}` : ''}`);

  // Nobody waits for it, and a policy with a mistake in it must not keep the showroom closed.
  void startUpdater({ policy: policyFile(process.platform, process.env), window, log, texts: language.texts });
  return async () => {
    tray?.destroy();
    await app.close();
  };
}
