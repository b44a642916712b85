import type { Drawing, Mark } from '../../kernel/printing.ts';
import { room } from './page.ts';

const spaceOf = (doc: PDFKit.PDFDocument) => doc.page.width - doc.page.margins.left - doc.page.margins.right;

/** Height of a drawing on the page, points. */
export const heightOf = (doc: PDFKit.PDFDocument, { width, height }: Drawing): number =>
  (height * spaceOf(doc)) / width;

/** Draws a chart as wide as the text, never parted by a page's end. */
export function drawDrawing(doc: PDFKit.PDFDocument, drawing: Drawing): void {
  const height = heightOf(doc, drawing);
  room(doc, height);
  const { x, y } = { x: doc.page.margins.left, y: doc.y };
  doc
    .save()
    .translate(x, y)
    .scale(spaceOf(doc) / drawing.width);
  for (const mark of drawing.marks) drawMark(doc, mark);
  doc.restore();
  doc.fillColor('#000').strokeColor('#000').undash();
  doc.x = x;
  doc.y = y + height + 8;
}

/** Wider than any label: nothing is broken into lines. */
const WIDE = 400;

function drawMark(doc: PDFKit.PDFDocument, mark: Mark): void {
  if ('rect' in mark) return void doc.rect(...mark.rect).fill(mark.fill);
  if ('text' in mark) {
    const { text, x, y, size, fill = '#000', align = 'left' } = mark;
    const left = { left: x, right: x - WIDE, center: x - WIDE / 2 }[align];
    doc.fontSize(size).fillColor(fill).text(text, left, y, { width: WIDE, align, lineBreak: false });
    return;
  }
  const [first, ...others] = mark.line;
  if (first === undefined) return;
  doc.moveTo(...first);
  for (const point of others) doc.lineTo(...point);
  if (mark.dash === undefined) doc.undash();
  else doc.dash(mark.dash, { space: mark.dash });
  doc.lineWidth(mark.width).stroke(mark.stroke);
}
