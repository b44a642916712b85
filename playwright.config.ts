import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.ts';

/** Each run of `npm test` keeps its results beside the others'. */
const results = `artefacts/${process.env.ZHANTING_RESULTS ?? 'playwright'}`;

/**
 * `browser`: the browser host in a real Chromium, with a real gateway. `desktop`: the desktop shell in a real Electron, from
 * source and packed. Every spec starts its own app on a data folder of its own.
 */
export default defineConfig({
  outputDir: results,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  // Each spec runs an app, mostly with a gateway and a Chromium; two cores carry two of them.
  workers: 2,
  reporter: [['list'], ['json', { outputFile: `${results}.json` }]],
  use: {
    // The showroom's PCs.
    viewport: { width: 1366, height: 768 },
    // A step that finds nothing to act on says so at once instead of using up the whole test's time.
    actionTimeout: 15_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    // To keep a trace of everything in case it fails costs a third of the time.
    trace: 'on-first-retry',
    launchOptions: { executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] },
  },
  projects: [
    // A spec types faster than any hand on a machine that two apps and two browsers share: one that fails is run once more, and the list calls
    // it flaky. One that fails twice fails.
    { name: 'browser', testDir: 'tests/e2e', retries: 1 },
    // Without a trace: to start one in a window that is just loading sometimes never ends. Now and then the window itself stays blank when the
    // test takes hold of it while it loads (once in three runs of all 23): it is opened once more, and the list says so.
    { name: 'desktop', testDir: 'tests/electron', retries: 1, use: { trace: 'off' } },
  ],
});
