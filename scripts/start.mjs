// Entry of every npm script. Needs nothing but Node >= 18 and npm: installs what is missing, then goes on under the Node
// the project pins (the npm package `node`).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';
const modules = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const ownNode = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
const stamp = join(modules, '.zhanting-installed');
const installing = join(root, '.zhanting-installing');
const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

function installed() {
  if (!existsSync(ownNode)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true;
  // Somebody ran npm by hand: its own record is as new as the lockfile then.
  const record = join(modules, '.package-lock.json');
  return existsSync(record) && statSync(record).mtimeMs >= statSync(lockFile).mtimeMs;
}

function install() {
  // `npm ci` empties node_modules: behind a link that would be another checkout's.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'node_modules is a link to a folder elsewhere and does not fit this checkout; remove the link and run the command again.',
    );
    process.exit(1);
  }
  // `npm ci` deletes node_modules, which Windows refuses while this very process runs from there.
  const busy = windows && process.execPath.startsWith(modules + sep);
  const args = [busy ? 'install' : 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
  console.log(`Installing what is missing (npm ${args[0]}); the first time takes a minute or two.`);
  const options = { cwd: root, stdio: 'inherit', shell: windows };
  const { status, error } = spawnSync(windows ? 'npm.cmd' : 'npm', args, options);
  if (!error && status === 0 && existsSync(ownNode)) return;
  console.error('The installation did not finish. Is the npm registry within reach? Run the command again to go on.');
  process.exit(status || 1);
}

const runs = (pid) => {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Two commands at once, in two terminals: one installs, the other waits for it. */
function takeTurn() {
  for (let told = false; ; ) {
    try {
      writeFileSync(installing, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!runs(Number(readFileSync(installing, 'utf8').trim() || process.pid))) rmSync(installing, { force: true });
    if (!told) console.log('Another command is installing what is missing; waiting for it.');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
}

if (!installed()) {
  takeTurn();
  const endTurn = () => rmSync(installing, { force: true });
  process.on('exit', endTurn);
  if (!installed()) install();
  process.off('exit', endTurn);
  endTurn();
}
const hash = lockHash();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) writeFileSync(stamp, hash);

// Child processes find the project's Node and its tools first.
const path = [join(modules, '.bin'), join(modules, 'node', 'bin'), process.env.PATH].join(windows ? ';' : ':');
const child = spawn(ownNode, [join(root, 'scripts', 'run.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
});
// Ctrl+C reaches the child from the terminal; this process only has to outlive it.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 143)));
