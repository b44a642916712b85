/** Entry of the print worker: one sheet in, one PDF out, then it ends. No database, no settings. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SheetJob } from '../../kernel/printing.ts';
import { drawSheet } from './sheet.ts';

const bytes = await drawSheet(workerData as SheetJob);
parentPort?.postMessage(bytes, [bytes.buffer]);
