import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { fontFile, workerUrl } from './paths.ts';

export interface TableColumn {
  title: string;
  /** Share of the page's width, compared with the other columns. */
  width: number;
  align?: 'left' | 'right' | 'center';
}

export interface Fact {
  label: string;
  value: string;
  /** A row of its own, for what may be long. */
  wide?: boolean;
}

/** A line to sign or write on when its value is blank. */
export interface SignatureLine {
  label: string;
  value: string;
  /** A signature given on the screen: the path of an SVG of 600 × 200. */
  drawing?: string | undefined;
}

/** A mark of a drawing; places in points from its left upper corner, colours as CSS hex. */
export type Mark =
  | { rect: readonly [x: number, y: number, width: number, height: number]; fill: string }
  | { line: readonly (readonly [x: number, y: number])[]; stroke: string; width: number; dash?: number }
  | { text: string; x: number; y: number; size: number; fill?: string; align?: 'left' | 'right' | 'center' };

/** A chart as vectors; drawn as wide as the text, its marks are placed as if that were `width` points. */
export interface Drawing {
  width: number;
  height: number;
  marks: readonly Mark[];
}

/** What a paper is made of, from top to bottom; a heading stands above its part. */
export type PaperPart = { heading?: string } & (
  | { facts: readonly Fact[] }
  | { paragraphs: readonly string[] }
  | { columns: readonly TableColumn[]; rows: readonly (readonly string[])[] }
  | { lines: readonly SignatureLine[] }
  | { drawing: Drawing }
  /** Small print below a table: the totals. */
  | { notes: readonly string[] }
);

/** A printed form on A4. Everything is text in the reader's language already; the worker only lays it out. */
export interface Paper {
  title: string;
  /** One line under the title: showroom, day, number. */
  head: readonly string[];
  /** A PNG or JPEG at the top left. */
  logo?: Uint8Array;
  /** One line above the last one of each page. */
  footer?: string;
  /** Lies across: a table of many columns. */
  landscape?: boolean;
  parts: readonly PaperPart[];
  /** Added at the end when a character is not in the font and 〓 stands for it. */
  rareNote: string;
  /** At the bottom of each page: who printed it and when; across a landscape sheet it also stands pale. */
  watermark: string;
  /** "{page} / {pages}" with both in braces. */
  pageOf: string;
}

export interface PrintJob {
  font: Uint8Array;
  paper: Paper;
}

/** Makes a PDF in a worker thread (laying out and subsetting the font takes longer than a save may wait). */
export async function printPaper(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const font = new Uint8Array(await readFile(fontFile()));
  return new Promise((resolve, reject) => {
    const job: PrintJob = { paper, font };
    const worker = new Worker(workerUrl('print'), { workerData: job, transferList: [font.buffer] });
    worker.once('message', (bytes: Uint8Array<ArrayBuffer>) => resolve(bytes));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the print worker ended with ${code} and no PDF`)));
  });
}
