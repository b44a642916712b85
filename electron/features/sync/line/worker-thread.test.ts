import { afterEach, expect, test, vi } from 'vitest';
import { silentLogger } from '../../../kernel/logger.ts';
import type { ToWorker } from '../../../workers/sync/messages.ts';
import { startWorkerThread, type WorkerCalls, type WorkerThread } from './worker-thread.ts';

let thread: WorkerThread;
afterEach(async () => {
  vi.useRealTimers();
  await thread.stop();
});
const start = (calls: Partial<WorkerCalls>) => {
  const none = () => undefined;
  thread = startWorkerThread(silentLogger(), { receive: none, started: none, died: none, ...calls });
};
/** A message no version of the worker can read: it throws where nothing catches it. */
const crash = () => thread.post({ type: 'configure' } as ToWorker);

test('a sync worker that crashes is started again and told anew who this PC is', async () => {
  const started = vi.fn();
  const died = vi.fn();
  start({ started, died });
  crash();
  await vi.waitFor(() => expect(died).toHaveBeenCalledOnce(), { timeout: 5_000 });
  await vi.waitFor(() => expect(started).toHaveBeenCalledTimes(2), { timeout: 5_000 });
  await thread.stop();
  expect(died).toHaveBeenCalledOnce();
});

test('a worker that speaks and crashes each time is started ever more slowly, and soon again once it ran for a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const started = vi.fn();
  let spoke = Promise.withResolvers<void>();
  let died = Promise.withResolvers<void>();
  start({ started, receive: () => spoke.resolve(), died: () => died.resolve() });
  const order = { url: 'http://127.0.0.1:1', code: '', publicKey: {}, name: '', timeoutMs: 1_000 };
  const speakAndCrash = async (after = 0) => {
    spoke = Promise.withResolvers();
    died = Promise.withResolvers();
    thread.post({ type: 'enrol', id: 1, order } as ToWorker);
    await spoke.promise;
    vi.advanceTimersByTime(after);
    crash();
    await died.promise;
  };
  for (const wait of [1_000, 2_000, 4_000]) {
    await speakAndCrash();
    const before = started.mock.calls.length;
    vi.advanceTimersByTime(wait - 1);
    expect(started).toHaveBeenCalledTimes(before);
    vi.advanceTimersByTime(1);
    expect(started).toHaveBeenCalledTimes(before + 1);
  }
  await speakAndCrash(60_000);
  vi.advanceTimersByTime(1_000);
  expect(started).toHaveBeenCalledTimes(5);
});
