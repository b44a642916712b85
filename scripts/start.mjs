// Entry of every npm script. Needs nothing but Node >= 18 and npm: installs and builds what is missing, then goes on
// under the Node 24 that the project brings along.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';
const ownNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const installedStamp = join(root, 'node_modules', '.zhanting-installed');

const run = (command, args, options = {}) => {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  return signal ? 1 : (status ?? 1);
};

const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
const installed = () =>
  existsSync(ownNode) && existsSync(installedStamp) && readFileSync(installedStamp, 'utf8') === lock;

/** `npm ci` removes node_modules, so it runs only when the lockfile is not the one installed. */
function install() {
  if (installed()) return;
  if (existsSync(ownNode) && !existsSync(installedStamp)) {
    // Somebody ran `npm ci` by hand: npm's own record is as new as the lockfile.
    const record = join(root, 'node_modules', '.package-lock.json');
    if (existsSync(record) && statSync(record).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) {
      writeFileSync(installedStamp, lock);
      return;
    }
  }
  console.log('Installing what is missing (npm ci); the first time takes some minutes…');
  const status = run(windows ? 'npm.cmd' : 'npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    shell: windows,
    env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
  });
  if (status !== 0 || !existsSync(ownNode)) {
    console.error('The installation did not finish. Is the npm registry within reach? Run the command again to go on.');
    process.exit(status || 1);
  }
  writeFileSync(installedStamp, lock);
}

install();
process.exit(run(ownNode, [join(root, 'scripts', 'run.ts'), ...process.argv.slice(2)], { env: withOwnNode() }));

/** Child processes find the project's Node and its tools first. */
function withOwnNode() {
  const separator = windows ? ';' : ':';
  const path = [join(root, 'node_modules', '.bin'), join(root, 'node_modules', 'node', 'bin'), process.env.PATH];
  return { ...process.env, PATH: path.join(separator) };
}
