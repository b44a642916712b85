import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { fontFile, workerUrl } from './paths.ts';

export interface SheetColumn {
  title: string;
  /** Share of the page's width, compared with the other columns. */
  width: number;
  align?: 'left' | 'right' | 'center';
}

/** A printed table on A4 landscape. Everything is text in the reader's language already; the worker only lays it out. */
export interface Sheet {
  title: string;
  /** Under the title: day, weather, showroom. */
  head: string[];
  columns: SheetColumn[];
  rows: string[][];
  /** Below the table: the totals. */
  foot: string[];
  /** Last line of the foot when a character is not in the font and 〓 stands for it. */
  rareNote: string;
  /** On every page, pale across it and in full at the bottom: who printed it and when. */
  watermark: string;
  /** "{page} / {pages}" with both in braces. */
  pageOf: string;
}

/** A printed text on A4 upright, to be signed. */
export interface Letter {
  title: string;
  /** Above the text, boxed, two to a row: 车型 RX 350h. */
  facts?: { label: string; value: string }[];
  paragraphs: string[];
  /**
   * Below the text, each on a line of its own: 客户姓名 王建国, 签名 ______. A blank value is a line to write on; `drawing`, the path of an
   * SVG of 600 × 200, is a signature given on the screen.
   */
  lines: { label: string; value: string; drawing?: string | undefined }[];
  rareNote: string;
  /** At the bottom of each page: who printed it and when. */
  watermark: string;
  pageOf: string;
}

export type PrintJob = { font: Uint8Array } & ({ sheet: Sheet } | { letter: Letter });

/** Makes a PDF in a worker thread (laying out and subsetting the font takes longer than a save may wait). */
export const printSheet = (sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> => print({ sheet });
export const printLetter = (letter: Letter): Promise<Uint8Array<ArrayBuffer>> => print({ letter });

async function print(what: { sheet: Sheet } | { letter: Letter }): Promise<Uint8Array<ArrayBuffer>> {
  const font = new Uint8Array(await readFile(fontFile()));
  return new Promise((resolve, reject) => {
    const job: PrintJob = { ...what, font };
    const worker = new Worker(workerUrl('print'), { workerData: job, transferList: [font.buffer] });
    worker.once('message', (bytes: Uint8Array<ArrayBuffer>) => resolve(bytes));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the print worker ended with ${code} and no PDF`)));
  });
}
