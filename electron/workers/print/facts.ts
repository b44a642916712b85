import type { Fact } from '../../kernel/printing.ts';
import { room } from './page.ts';

const PAD = 5;
const LABEL = 88;
const LOWEST = 20;
/** Taller than this a box does not grow: the rest is read on the screen. */
const TALLEST = 260;

/** Label and value in boxes, two to a row as wide as the text, the wide ones alone in theirs. */
export function drawFacts(doc: PDFKit.PDFDocument, facts: readonly Fact[]): void {
  const { left, right } = doc.page.margins;
  const full = doc.page.width - left - right;
  doc.fontSize(10).lineWidth(0.5);
  for (const row of rowsOf(facts)) {
    const width = full / row.length;
    const values = width - LABEL - 2 * PAD;
    const height = Math.max(LOWEST, ...row.map(({ value }) => boxHeight(doc, value, values)));
    room(doc, height);
    const top = doc.y;
    for (const [column, { label, value }] of row.entries()) {
      const start = left + column * width;
      doc.rect(start, top, width, height).stroke('#666');
      doc.fillColor('#555').text(label, start + PAD, top + PAD, { width: LABEL, height: 12, ellipsis: true });
      const box = { width: values, height: height - PAD, ellipsis: true };
      doc.fillColor('#000').text(value, start + LABEL + PAD, top + PAD, box);
    }
    doc.y = top + height;
  }
  doc.x = left;
  doc.y += 10;
}

const boxHeight = (doc: PDFKit.PDFDocument, value: string, width: number) =>
  Math.min(TALLEST, doc.heightOfString(value || ' ', { width }) + 2 * PAD - 2);

/** Two to a row; what stood alone before a wide one takes its row too. */
function rowsOf(facts: readonly Fact[]): Fact[][] {
  const rows: Fact[][] = [];
  for (const fact of facts) {
    const last = rows.at(-1);
    if (!fact.wide && last?.length === 1 && !last[0]!.wide) last.push(fact);
    else rows.push([fact]);
  }
  return rows;
}
