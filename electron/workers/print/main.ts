/** Entry of the print worker: one sheet or letter in, one PDF out, then it ends. No database, no settings. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PrintJob } from '../../kernel/printing.ts';
import { drawLetter } from './letter.ts';
import { drawSheet } from './sheet.ts';

const job = workerData as PrintJob;
const bytes = await ('letter' in job ? drawLetter(job.letter, job.font) : drawSheet(job.sheet, job.font));
parentPort?.postMessage(bytes, [bytes.buffer]);
