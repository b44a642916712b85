/** Loaded into a showroom PC's process, and into its sync worker, before the product: fate, and a clock that is wrong. */
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { FAILPOINTS, type Failpoint, type FailpointName } from './failpoints.ts';

const die = (): void => void process.kill(process.pid, 'SIGKILL');

interface Statement {
  source: string;
}
type Run = (this: Statement, ...args: unknown[]) => unknown;

/** Every statement of the store passes here; a transaction is the one we mean when one of its statements is. */
function dieAtCommit({ of, side }: Extract<Failpoint, { at: 'commit' }>): void {
  const statements = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as { run: Run; get: Run };
  let meant = false;
  for (const call of ['run', 'get'] as const) {
    const original = statements[call];
    statements[call] = function (this: Statement, ...args: unknown[]) {
      if (/^BEGIN\b/.test(this.source)) meant = false;
      if (of.test(this.source)) meant = true;
      const last = meant && this.source === 'COMMIT';
      if (last && side === 'before') die();
      const result = original.apply(this, args);
      if (last) die();
      return result;
    };
  }
}

/** Every request of the sync worker passes here. */
function dieAtRequest({ path, when }: Extract<Failpoint, { at: 'request' }>): void {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const meant = new URL(String(input)).pathname === path;
    if (meant && when === 'before') die();
    const response = await fetch(input, init);
    if (!meant || !response.ok) return response;
    // Its head comes after the gateway's commit.
    if (when === 'taken') die();
    const text = response.text.bind(response);
    response.text = async () => {
      const answer = await text();
      die();
      return answer;
    };
    return response;
  };
}

/** This PC's clock is off by the days that stand in a file, in every thread; a new number sets it while the app runs. */
function shiftClock(file: string): void {
  const RealDate = Date;
  const wrong = () => RealDate.now() + Number(readFileSync(file, 'utf8')) * 86_400_000;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [wrong()] : args),
    get: (target, name) => (name === 'now' ? wrong : Reflect.get(target, name)),
  });
}

const { ZHANTING_TEST_FAILPOINT: name, ZHANTING_TEST_CLOCK: clock } = process.env;
if (clock) shiftClock(clock);
if (name) {
  const failpoint: Failpoint = FAILPOINTS[name as FailpointName];
  if (failpoint.at === 'commit' && isMainThread) dieAtCommit(failpoint);
  if (failpoint.at === 'request' && !isMainThread) dieAtRequest(failpoint);
}
