import { spawnSync } from 'node:child_process';
import { findChromium } from '../chromium.ts';
import { aptInstall, mayInstall } from '../debian.ts';
import { tool } from '../process.ts';

/** Chinese pages without a Chinese font are boxes; screenshots of them prove nothing. */
function ensureChineseFont(): void {
  const listed = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  if (mayInstall() && !listed.stdout?.trim()) aptInstall('fontconfig', 'fonts-noto-cjk');
}

/** A Chromium for the end-to-end tests: the one at hand, else Debian's, else Playwright's; null when none can be had. */
export async function ensureChromium(): Promise<string | null> {
  if (!findChromium()) {
    console.log('Installing a Chromium for the end-to-end tests.');
    if (mayInstall()) aptInstall('chromium', 'fonts-noto-cjk');
    if (!findChromium()) await tool('playwright', 'cli.js', ['install', 'chromium'], { timeout: 300_000 });
  }
  if (process.platform === 'linux') ensureChineseFont();
  return findChromium();
}
