import type { Fact } from '../../kernel/printing.ts';
import { room } from './page.ts';

const PAD = 5;
const LABEL = 88;
/** About as wide a box is: two to a row on an upright page, three on one that lies across. */
const COLUMN = 255;
const LOWEST = 20;
/** Taller than this a box does not grow: the rest is read on the screen. */
const TALLEST = 260;

/** Label and value in boxes as wide together as the text, the wide ones alone in their row. */
export function drawFacts(doc: PDFKit.PDFDocument, facts: readonly Fact[]): void {
  const { left, right } = doc.page.margins;
  const full = doc.page.width - left - right;
  const most = Math.round(full / COLUMN);
  doc.fontSize(10).lineWidth(0.5);
  for (const row of rowsOf(facts, most)) {
    const width = (column: number) => (column < row.length - 1 ? full / most : full - (column * full) / most);
    const values = (column: number) => width(column) - LABEL - 2 * PAD;
    const height = Math.max(LOWEST, ...row.map(({ value }, column) => boxHeight(doc, value, values(column))));
    room(doc, height);
    const top = doc.y;
    for (const [column, { label, value }] of row.entries()) {
      const start = left + (column * full) / most;
      doc.rect(start, top, width(column), height).stroke('#666');
      doc.fillColor('#555').text(label, start + PAD, top + PAD, { width: LABEL, height: 12, ellipsis: true });
      const box = { width: values(column), height: height - PAD, ellipsis: true };
      doc.fillColor('#000').text(value, start + LABEL + PAD, top + PAD, box);
    }
    doc.y = top + height;
  }
  doc.x = left;
  doc.y += 10;
}

const boxHeight = (doc: PDFKit.PDFDocument, value: string, width: number) =>
  Math.min(TALLEST, doc.heightOfString(value || ' ', { width }) + 2 * PAD - 2);

/** Side by side in their order; the last of a row that is not full takes what is left of it. */
function rowsOf(facts: readonly Fact[], most: number): Fact[][] {
  const rows: Fact[][] = [];
  for (const fact of facts) {
    const last = rows.at(-1);
    if (!fact.wide && last && last.length < most && !last[0]!.wide) last.push(fact);
    else rows.push([fact]);
  }
  return rows;
}
