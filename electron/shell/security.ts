import { app, type Session, shell, type WebContents } from 'electron';
import { isOurs, ORIGIN } from './origin.ts';

/** All a page may ask for: putting text on the clipboard, and telling the person of a guest by a note of the system. */
const PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications']);
/** What may be handed to the system: the telephone and the mail program. */
const OUTSIDE: ReadonlySet<string> = new Set(['tel:', 'mailto:']);
/** Chromium's own PDF viewer, which shows prints inside the page. */
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';
const LOCAL: readonly string[] = [
  `${ORIGIN}/`,
  `blob:${ORIGIN}/`,
  'data:',
  'devtools://',
  PDF_VIEWER,
  'chrome://resources/',
];

const isLocal = (address: string) => LOCAL.some((prefix) => address.startsWith(prefix));

/** Refuses what the session can refuse: permissions, devices, and any request that would leave this computer. */
export function secureSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(PERMISSIONS.has(permission) && isOurs(contents.getURL())),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => PERMISSIONS.has(permission) && isOurs(origin));
  // The spell checker would fetch dictionaries from the network.
  session.setSpellCheckerEnabled(false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }));
}

function secureContents(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    const allowed = event.isMainFrame ? isOurs(event.url) : isLocal(event.url);
    if (!allowed) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isLocal(event.url)) event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (URL.canParse(url) && OUTSIDE.has(new URL(url).protocol)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

/** Every page of this app, whoever opens it: no foreign address, no new window, no embedded browser. */
export function secureApp(): void {
  // Root has to switch Chromium's sandbox off (containers, tests); asking for it then would end every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => secureContents(contents));
}
