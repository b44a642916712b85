import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { NOTHING_YET, type Report, together } from './report.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

export interface Campaign {
  seed: number;
  schedules: number;
  from?: number;
  mutant?: string;
  /** Ends at the first failure; what failed is not cut down. */
  first?: boolean;
  /** Processes; each has a gateway database of its own. */
  processes?: number;
  /** Ends it early; what was played until then is reported. */
  enough?: AbortSignal;
}

/**
 * Plays schedules in several processes and puts their findings together. What they have to tell goes to `stderr`.
 * @param heard how it stands, now and then
 */
export async function simulate(campaign: Campaign, heard: (soFar: Report) => void = () => {}): Promise<Report> {
  const { seed, schedules, from = 0, mutant, first = false, processes = 2, enough } = campaign;
  const shares = Array.from({ length: Math.min(processes, schedules) }, (_, number) => number);
  const standing = shares.map(() => NOTHING_YET);
  const all = () => standing.reduce(together, NOTHING_YET);
  await Promise.all(
    shares.map(async (share) => {
      const count = Math.ceil((schedules - share) / shares.length);
      const args = ['--seed', seed, '--from', from + share, '--count', count, '--stride', shares.length];
      const more = [...(mutant ? ['--mutant', mutant] : []), ...(first ? ['--first'] : [])];
      const hear = (report: Report) => {
        standing[share] = report;
        heard(all());
      };
      await play([...args.map(String), ...more], hear, enough);
    }),
  );
  return all();
}

/** Every line a process says is its report so far; the last one is whole. */
async function play(args: string[], heard: (report: Report) => void, enough?: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const stop = () => void child.kill('SIGTERM');
  enough?.addEventListener('abort', stop, { once: true });
  let found = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const report = JSON.parse(line) as Report;
    found = report.failures.length;
    heard(report);
  }
  const [code, signal] = await ended;
  enough?.removeEventListener('abort', stop);
  if (!enough?.aborted && code !== (found === 0 ? 0 : 1)) throw new Error(`the simulator ended with ${code ?? signal}`);
}
