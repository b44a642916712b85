/** The sync worker's entry: talks HTTPS to the gateway, knows the store only through the main process's answers. */
import { parentPort } from 'node:worker_threads';
import type { Office } from './drain.ts';
import { enrol } from './enrol.ts';
import { openLine } from './line.ts';
import type { FromWorker, Lease, ToWorker } from './messages.ts';
import type { Scheduler } from './scheduler.ts';

const port = parentPort!;
const tell = (message: FromWorker) => port.postMessage(message);

let nextId = 1;
const leases = new Map<number, (lease: Lease | null) => void>();
const settlements = new Map<number, (ok: boolean) => void>();

/** The main process, asked in the name of the line with this epoch. */
const officeFor = (epoch: string): Office => ({
  lease: (limit, maxBytes) =>
    new Promise((resolve) => {
      const id = nextId++;
      leases.set(id, resolve);
      tell({ type: 'lease', id, epoch, limit, maxBytes });
    }),
  settle: (answered) =>
    new Promise((resolve) => {
      const id = nextId++;
      settlements.set(id, resolve);
      tell({ type: 'settle', id, epoch, answered });
    }),
});

let line: Scheduler | null = null;

function receive(message: ToWorker): void {
  switch (message.type) {
    case 'configure':
      line?.close();
      line = openLine(message.credentials, message.timing, officeFor(message.credentials.epoch), tell);
      return;
    case 'saved':
      line?.saved();
      return;
    case 'sendNow':
      line?.sendNow();
      return;
    case 'hint':
      line?.hint();
      return;
    case 'enrol':
      void enrol(message.order).then((outcome) => tell({ type: 'enrolled', id: message.id, outcome }));
      return;
    case 'lease':
      leases.get(message.id)?.(message.lease);
      leases.delete(message.id);
      return;
    case 'settled':
      settlements.get(message.id)?.(message.ok);
      settlements.delete(message.id);
  }
}

port.on('message', receive);
