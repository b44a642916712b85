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
  doc.fontSize(11);
  for (const paragraph of letter.paragraphs) doc.text(paragraph, { lineGap: 5 }).moveDown(0.5);
  drawLines(doc, letter.lines);
  if (letter.note) doc.fontSize(9).moveDown(1).text(letter.note, SIDE);
  markPages(doc, letter, false);
  doc.end();
  return done;
}

function drawLines(doc: PDFKit.PDFDocument, lines: Letter['lines']): void {
  const step = 34;
  if (doc.y + lines.length * step > doc.page.height - SIDE) doc.addPage();
  const labels = Math.max(...lines.map(({ label }) => doc.widthOfString(label)));
  for (const { label, value } of lines) {
    const top = doc.y + 18;
    doc.text(label, SIDE, top, { lineBreak: false });
    const left = SIDE + labels + 12;
    doc.text(value, left + 4, top, { lineBreak: false });
    doc
      .lineWidth(0.5)
      .moveTo(left, top + 15)
      .lineTo(left + LINE, top + 15)
      .stroke('#000');
    doc.y = top + 16;
  }
}
