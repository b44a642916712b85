import { electronAtHand, electronDist, electronVersion } from '../../scripts/electron-binary.ts';

/** The store's module asks for Node-API 10. */
const OLDEST = 35;
const version = electronDist() ? electronVersion(electronDist()!) : '';

/** Why the specs of this folder cannot run here; null when they can. */
export const whyNot: string | null = (() => {
  if (!electronAtHand())
    return "no Electron binary here (set ELECTRON_OVERRIDE_DIST_PATH or let npm start fetch Electron's own)";
  if (Number.parseInt(version, 10) < OLDEST && !process.env.ZHANTING_NATIVE_PATCH)
    return `Electron ${version} is older than the store's native module accepts (${OLDEST})`;
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return display ? null : 'no display here (run under xvfb-run)';
})();

export const executable = electronAtHand() ?? '';
/** Needed where tests run as root; harmless elsewhere. */
export const SWITCHES = process.platform === 'linux' ? ['--no-sandbox'] : [];
