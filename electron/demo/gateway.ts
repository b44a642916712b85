import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { workerUrl } from '../kernel/paths.ts';

/** A local head office for the demo, in a thread of its own. */
export interface DemoGateway {
  url: string;
  /** Single-use, for this PC. */
  enrolCode: string;
  /** For a PC of another showroom. */
  enrol(store: { storeId: string; name: string }): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a gateway on a free loopback port with its data in `dataDir`. @throws Error when the thread dies first */
export async function startDemoGateway(dataDir: string): Promise<DemoGateway> {
  const worker = new Worker(workerUrl('gateway'), { workerData: { dataDir, storeId: 'S001', name: '城西店' } });
  const [{ url, enrolCode }] = (await once(worker, 'message')) as [{ url: string; enrolCode: string }];
  return {
    url,
    enrolCode,
    async enrol(store) {
      const answered = once(worker, 'message');
      worker.postMessage(store);
      const [{ enrolCode: code }] = (await answered) as [{ enrolCode: string }];
      return code;
    },
    async stop() {
      const gone = once(worker, 'exit');
      worker.postMessage('stop');
      await gone;
    },
  };
}
