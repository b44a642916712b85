import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build.ts';
import { ensureChromium } from '../checks/browser.ts';
import { add, type Counts, countsIn, NOTHING } from '../checks/counts.ts';
import { displayFor } from '../checks/display.ts';
import { electronBinary } from '../electron-binary.ts';
import { root, run, runNode, tool } from '../process.ts';
import { pack } from './pack.ts';

const artefacts = join(root, 'artefacts');
const notes: string[] = [];
let total: Counts = NOTHING;

/** One check without tests of its own: green adds nothing, red is one failure. */
async function check(title: string, work: () => Promise<number>): Promise<boolean> {
  console.log(`\n── ${title}`);
  const started = performance.now();
  const code = await work().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`── ${title}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  if (code === 0) return true;
  total = add(total, { ...NOTHING, failed: 1 });
  return false;
}

/** Tests that write a report. */
async function tests(title: string, report: string, work: () => Promise<number>): Promise<void> {
  console.log(`\n── ${title}`);
  rmSync(report, { force: true });
  const counts = countsIn(report, await work());
  total = add(total, counts);
  console.log(`── ${title}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
}

const unit = () => {
  const report = join(artefacts, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return tests('Unit and service tests', report, () => tool('vitest', 'vitest.mjs', args));
};

/** 300 schedules of the simulator, and each known-wrong variant must be noticed. */
const faults = () => {
  const report = join(artefacts, 'faults.json');
  const args = ['--count', '300', '--report', report];
  return tests('Sync under attack', report, () => runNode('tests/faults/main.ts', args));
};

function playwright(title: string, project: string, display: string[] = []): Promise<void> {
  const env = { ...process.env, ZHANTING_RESULTS: project };
  const command = [
    ...display,
    process.execPath,
    join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
    'test',
    `--project=${project}`,
  ];
  return tests(title, join(artefacts, `${project}.json`), () => run(command[0]!, command.slice(1), { env }));
}

async function desktop(): Promise<void> {
  const display = displayFor();
  if (!(await electronBinary()))
    notes.push(
      'the desktop window: no Electron binary here and none to be fetched (ELECTRON_OVERRIDE_DIST_PATH names one)',
    );
  else if (!display) notes.push('the desktop window: no display and no xvfb-run');
  else {
    await check('Packaging', pack);
    await playwright('Desktop window, from source and packed', 'desktop', display);
  }
}

/** `npm test`: every check there is. Resolves to the exit code. */
export async function runTests(): Promise<number> {
  await check('Format and lint', () => tool('@biomejs/biome', 'bin/biome', ['check', '.']));
  await check('Types', () => tool('typescript', 'bin/tsc', ['-b']));
  const built = await check('Build', () => build().then(() => 0));
  await unit();
  await faults();
  if (built) {
    if (await ensureChromium()) await playwright('End to end in Chromium', 'browser');
    else notes.push('end to end in a browser: no Chromium could be found or installed (ZHANTING_CHROMIUM names one)');
    await desktop();
  } else notes.push('end to end and desktop: nothing was built');
  for (const note of notes) console.log(`Skipped ${note}.`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
}
