/** The sync worker's entry: talks HTTPS to the gateway, knows the store only through the main process's answers. */
import { parentPort } from 'node:worker_threads';
import { trustSystemAuthorities } from './certificates.ts';
import { enrol } from './enrol.ts';
import { type Line, openLine } from './line.ts';
import type { Asked, FromWorker, ToWorker } from './messages.ts';
import type { Office, OfficeCall } from './office.ts';

const port = parentPort!;
const tell = (message: FromWorker) => port.postMessage(message);

let nextId = 1;
const waiting = new Map<number, (value: never) => void>();

/** The main process, asked in the name of the line with this epoch. */
function officeFor(epoch: string): Office {
  const ask =
    <Call extends OfficeCall>(call: Call) =>
    (...args: Parameters<Office[Call]>): ReturnType<Office[Call]> =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, resolve);
        tell({ type: 'ask', id, epoch, call, args } as Asked);
      }) as ReturnType<Office[Call]>;
  return {
    lease: ask('lease'),
    settle: ask('settle'),
    place: ask('place'),
    apply: ask('apply'),
    startOver: ask('startOver'),
    claim: ask('claim'),
    compare: ask('compare'),
    mend: ask('mend'),
    attachmentNext: ask('attachmentNext'),
  };
}

let line: Line | null = null;

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
    case 'attachments':
      line?.attachments();
      return;
    case 'crm':
      void (line?.crm(message.question) ?? Promise.resolve({ reason: 'unenrolled' } as const)).then((outcome) =>
        tell({ type: 'crm', id: message.id, outcome }),
      );
      return;
    case 'prove':
      line?.prove();
      return;
    case 'answer':
      waiting.get(message.id)?.(message.value as never);
      waiting.delete(message.id);
  }
}

trustSystemAuthorities();
port.on('message', receive);
