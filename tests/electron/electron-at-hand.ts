import { electronAtHand, electronDist, electronVersion } from '../../scripts/electron-binary.ts';

/** Why the specs of this folder cannot run here; null when they can. */
export const whyNot: string | null = (() => {
  if (!electronAtHand())
    return "no Electron binary here (set ELECTRON_OVERRIDE_DIST_PATH or let npm start fetch Electron's own)";
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return display ? null : 'no display here (run under xvfb-run)';
})();

export const executable = electronAtHand() ?? '';
export const version = electronDist() ? electronVersion(electronDist()!) : '';
/** Needed where tests run as root; harmless elsewhere. */
export const SWITCHES = process.platform === 'linux' ? ['--no-sandbox'] : [];
