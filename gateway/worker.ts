/** The gateway in a thread of another program: the demo's head office. Out: where it is and a code for a PC; in: another showroom, or stop. */
import { parentPort, workerData } from 'node:worker_threads';
import { removeAdminFile, writeAdminFile } from './cli/admin-file.ts';
import { createGateway } from './gateway.ts';

interface Place {
  dataDir: string;
  storeId: string;
  name: string;
}

const { dataDir, storeId, name } = workerData as Place;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const gateway = await createGateway({ dataDir, log: silent });
const { url } = await gateway.listen();
// So that the command line finds this gateway and looks at its records through it.
writeAdminFile(dataDir, { url, token: gateway.adminToken });
parentPort!.postMessage({ url, enrolCode: await gateway.enrol({ storeId, name }) });
parentPort!.on('message', async (asked: 'stop' | { storeId: string; name: string }) => {
  if (asked !== 'stop') return parentPort!.postMessage({ url, enrolCode: await gateway.enrol(asked) });
  removeAdminFile(dataDir);
  await gateway.close();
  parentPort!.close();
});
