import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { NOTHING_YET, type Report, together } from './report.ts';

const MAIN = new URL('main.ts', import.meta.url).pathname;

export interface Campaign {
  seed: number;
  schedules: number;
  from?: number;
  mutant?: string;
  /** Ends at the first failure; what failed is not cut down. */
  first?: boolean;
  /** Processes; each has a gateway database of its own. */
  processes?: number;
}

/** Plays schedules in several processes and puts their findings together. What they have to tell goes to `stderr`. */
export async function simulate(campaign: Campaign): Promise<Report> {
  const { seed, schedules, from = 0, mutant, first = false, processes = 2 } = campaign;
  const shares = Array.from({ length: Math.min(processes, schedules) }, (_, number) => number);
  const enough = new AbortController();
  const reports = await Promise.all(
    shares.map(async (share) => {
      const count = Math.ceil((schedules - share) / shares.length);
      const args = ['--seed', seed, '--from', from + share, '--count', count, '--stride', shares.length];
      const more = [...(mutant ? ['--mutant', mutant] : []), ...(first ? ['--first'] : [])];
      const report = await play([...args.map(String), ...more], enough.signal);
      if (first && report.failures.length > 0) enough.abort();
      return report;
    }),
  );
  return reports.reduce(together, NOTHING_YET);
}

/** @param enough ends it early; it reports nothing then */
async function play(args: string[], enough: AbortSignal): Promise<Report> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const stop = () => child.kill('SIGTERM');
  enough.addEventListener('abort', stop);
  const [code] = (await once(child, 'close')) as [number | null];
  enough.removeEventListener('abort', stop);
  if (enough.aborted) return NOTHING_YET;
  const last = text.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`the simulator ended with ${code}: ${text}`);
  return JSON.parse(last) as Report;
}
