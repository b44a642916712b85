import { spawnSync } from 'node:child_process';
import { aptInstall, mayInstall } from '../debian.ts';

const LIBRARIES = ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];

const hasXvfb = () => spawnSync('sh', ['-c', 'command -v xvfb-run']).status === 0;

/** Words before a command that opens a window: none where there is a display, `xvfb-run …` on a bare Linux; null without either. */
export function displayFor(): string[] | null {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  if (!hasXvfb() && mayInstall() && process.env.ELECTRON_OVERRIDE_DIST_PATH) aptInstall(...LIBRARIES);
  return hasXvfb() ? ['xvfb-run', '-a', '-s', '-screen 0 1366x768x24'] : null;
}
