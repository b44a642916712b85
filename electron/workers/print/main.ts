/** Entry of the print worker: one paper in, one PDF out, then it ends. No database, no settings. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PrintJob } from '../../kernel/printing.ts';
import { drawPaper } from './paper.ts';

const { paper, font } = workerData as PrintJob;
const bytes = await drawPaper(paper, font);
parentPort?.postMessage(bytes, [bytes.buffer]);
