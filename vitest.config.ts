import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['{db,electron,gateway,renderer,tests,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores on the machines we know; each file opens real stores and databases.
    maxWorkers: 2,
    // Lines are cut and clocks run out amid a hundred of these at once: in the gate one that fails is run once more.
    retry: process.env.CI ? 1 : 0,
  },
});
