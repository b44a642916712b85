import { type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program, passes signals on, and resolves to its exit code (128 + n when a signal ended it). */
export function run(command: string, args: string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    // Ctrl+C reaches the child from the terminal; this process only has to outlive it.
    const stay = () => undefined;
    const passOn = (signal: NodeJS.Signals) => void child.kill(signal);
    process.on('SIGINT', stay).on('SIGTERM', passOn).on('SIGHUP', passOn);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', stay).off('SIGTERM', passOn).off('SIGHUP', passOn);
      resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGKILL' ? 137 : 143));
    });
  });
}

/** Runs a script of this project under the same Node. */
export const runNode = (script: string, args: string[], options: SpawnOptions = {}): Promise<number> =>
  run(process.execPath, [join(root, script), ...args], options);

/** Runs the program a package brings, e.g. `tool('vitest', 'vitest.mjs')`, without a shell: the same on every system. */
export const tool = (pkg: string, entry: string, args: string[], options: SpawnOptions = {}): Promise<number> =>
  runNode(join('node_modules', pkg, entry), args, options);
