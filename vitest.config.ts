import { defineConfig } from 'vitest/config';

/** Rooms whose tests open stores of their own and keep nothing between files: a worker runs many of them in one load of the modules. */
const ROOMS = ['{db,renderer}/**', 'electron/{api,features,records}/**', 'tests/{arch,privacy}/**'];
const tests = (folders: readonly string[]) => folders.map((folder) => `${folder}/*.test.{ts,tsx}`);

export default defineConfig({
  root: import.meta.dirname,
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores on the machines we know; each file opens real stores and databases.
    maxWorkers: 2,
    // Lines are cut and clocks run out amid a hundred of these at once: in the gate one that fails is run once more.
    retry: process.env.CI ? 1 : 0,
    projects: [
      // Loading the modules anew for each file took more than half of the time.
      { extends: true, test: { name: 'rooms', include: tests(ROOMS), isolate: false } },
      {
        extends: true,
        test: {
          name: 'machines',
          include: tests(['{db,electron,gateway,renderer,tests,scripts}/**']),
          exclude: tests(ROOMS),
        },
      },
    ],
  },
});
