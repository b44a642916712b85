import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { enrolTestDevice } from '../tests/harness/device.ts';
import { pglitePlace, startTestGateway } from '../tests/harness/gateway.ts';

it('a gateway in a worker thread takes records, ends when asked and leaves them on the disk', async () => {
  const place = await pglitePlace();
  const workerData = { dataDir: place.options.dataDir, storeId: 'DEMO', name: '演示店' };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
  const { url, enrolCode } = await new Promise<{ url: string; enrolCode: string }>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  const pc = await enrolTestDevice(url, enrolCode);
  await pc.push([pc.op({ patch: { kind: 'person', name: '张三', mobile: '13800138000' } })]);
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.postMessage('stop');
  expect(await ended).toBe(0);
  const office = await startTestGateway(place);
  expect(await office.gateway.documents('DEMO', 'customer')).toMatchObject([{ doc: { name: '张三' } }]);
  await office.close();
  await place.remove();
}, 60_000);
