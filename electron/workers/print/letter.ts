import type { Letter } from '../../kernel/printing.ts';
import { drawableLetter } from './glyphs.ts';
import { glyphTest, markPages, openDocument } from './page.ts';

const SIDE = 64;
/** A line somebody signs on, points. */
const LINE = 220;

/** Lays a text out upright: title, paragraphs, and below them the lines for name, signature and day, never parted from each other. */
export async function drawLetter(asked: Letter, font: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { doc, done } = openDocument(asked.title, font, 'portrait', SIDE);
  const letter = drawableLetter(asked, glyphTest(doc));
  doc.fontSize(17).text(letter.title, { align: 'center' }).moveDown(1);
  drawFacts(doc, letter.facts ?? []);
  doc.fontSize(11);
  for (const paragraph of letter.paragraphs) doc.text(paragraph, { lineGap: 5 }).moveDown(0.5);
  drawLines(doc, letter.lines);
  if (letter.note) doc.fontSize(9).moveDown(1).text(letter.note, SIDE);
  markPages(doc, letter, false);
  doc.end();
  return done;
}

/** Label and value in boxes, two to a row as wide as the text. */
function drawFacts(doc: PDFKit.PDFDocument, facts: NonNullable<Letter['facts']>): void {
  const height = 20;
  const width = (doc.page.width - 2 * SIDE) / 2;
  doc.fontSize(10).lineWidth(0.5);
  let top = doc.y;
  for (let at = 0; at < facts.length; at += 2) {
    for (const [column, { label, value }] of facts.slice(at, at + 2).entries()) {
      const left = SIDE + column * width;
      doc.rect(left, top, width, height).stroke('#666');
      doc.fillColor('#555').text(label, left + 4, top + 5, { lineBreak: false });
      doc.fillColor('#000').text(value, left + 92, top + 5, { width: width - 96, height: 12, ellipsis: true });
    }
    top += height;
  }
  if (facts.length === 0) return;
  doc.x = SIDE;
  doc.y = top + 12;
}

/** A signature, as high as a line to sign on. */
function drawSignature(doc: PDFKit.PDFDocument, path: string, left: number, top: number): void {
  doc.save().translate(left, top).scale(0.17).lineWidth(5).lineCap('round').lineJoin('round');
  doc.path(path).stroke('#000').restore();
}

function drawLines(doc: PDFKit.PDFDocument, lines: Letter['lines']): void {
  const step = 34;
  if (doc.y + lines.length * step > doc.page.height - SIDE) doc.addPage();
  const labels = Math.max(...lines.map(({ label }) => doc.widthOfString(label)));
  for (const { label, value, drawing } of lines) {
    const top = doc.y + 18;
    doc.text(label, SIDE, top, { lineBreak: false });
    const left = SIDE + labels + 12;
    if (drawing) drawSignature(doc, drawing, left + 4, top - 16);
    else doc.text(value, left + 4, top, { lineBreak: false });
    doc
      .lineWidth(0.5)
      .moveTo(left, top + 15)
      .lineTo(left + LINE, top + 15)
      .stroke('#000');
    doc.y = top + 16;
  }
}
