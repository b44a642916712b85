import { expect, test, vi } from 'vitest';
import { silentLogger } from '../../kernel/logger.ts';
import type { ToWorker } from '../../workers/sync/messages.ts';
import { startWorkerThread } from './worker-thread.ts';

test('a sync worker that crashes is started again and told anew who this PC is', async () => {
  const started = vi.fn();
  const died = vi.fn();
  const thread = startWorkerThread(silentLogger(), { receive: () => undefined, started, died });
  // A message no version of the worker can read: it throws where nothing catches it.
  thread.post({ type: 'configure' } as ToWorker);
  await vi.waitFor(() => expect(died).toHaveBeenCalledOnce(), { timeout: 5_000 });
  await vi.waitFor(() => expect(started).toHaveBeenCalledTimes(2), { timeout: 5_000 });
  await thread.stop();
  expect(died).toHaveBeenCalledOnce();
});
