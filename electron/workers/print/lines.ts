import type { SignatureLine } from '../../kernel/printing.ts';
import { room } from './page.ts';

/** A line somebody signs on, points. */
const LINE = 220;
const STEP = 34;

/** The lines for name, signature and day, each below the other, never parted from each other. */
export function drawLines(doc: PDFKit.PDFDocument, lines: readonly SignatureLine[]): void {
  const side = doc.page.margins.left;
  doc.fontSize(11).lineWidth(0.5);
  room(doc, lines.length * STEP);
  const labels = Math.max(...lines.map(({ label }) => doc.widthOfString(label)));
  for (const { label, value, drawing } of lines) {
    const top = doc.y + 18;
    doc.text(label, side, top, { lineBreak: false });
    const left = side + labels + 12;
    if (drawing) drawSignature(doc, drawing, left + 4, top - 16);
    else doc.text(value, left + 4, top, { lineBreak: false });
    doc
      .lineWidth(0.5)
      .moveTo(left, top + 15)
      .lineTo(left + LINE, top + 15)
      .stroke('#000');
    doc.y = top + 16;
  }
  doc.x = side;
}

/** A signature, as high as a line to sign on. */
function drawSignature(doc: PDFKit.PDFDocument, path: string, left: number, top: number): void {
  doc.save().translate(left, top).scale(0.17).lineWidth(5).lineCap('round').lineJoin('round');
  doc.path(path).stroke('#000').restore();
}
