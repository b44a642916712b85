import type { Paper, PaperPart } from '../../kernel/printing.ts';
import { drawDrawing, heightOf } from './drawing.ts';
import { drawFacts } from './facts.ts';
import { drawablePaper } from './glyphs.ts';
import { drawLines } from './lines.ts';
import { glyphTest, markPages, openDocument, room, SIDE } from './page.ts';
import { drawTable } from './table.ts';

/** Lays a form out as a PDF: title, head, its parts in order, at the bottom of each page who printed it. */
export async function drawPaper(asked: Paper, font: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { doc, done } = openDocument(asked, font);
  const paper = drawablePaper(asked, glyphTest(doc));
  if (paper.logo) drawLogo(doc, paper.logo);
  doc.fontSize(16).text(paper.title, { align: 'center' });
  doc.fontSize(9).text(paper.head.join('    '), { align: 'center' }).moveDown(0.6);
  for (const part of paper.parts) drawPart(doc, part);
  markPages(doc, paper, paper.landscape === true);
  doc.end();
  return done;
}

function drawPart(doc: PDFKit.PDFDocument, part: PaperPart): void {
  const left = doc.page.margins.left;
  if (part.heading) {
    // A heading stays with what it is the heading of.
    room(doc, 'drawing' in part ? 24 + heightOf(doc, part.drawing) : 56);
    doc
      .fontSize(11)
      .text(part.heading, left, doc.y + 2)
      .moveDown(0.3);
  }
  doc.x = left;
  if ('facts' in part) drawFacts(doc, part.facts);
  else if ('columns' in part) drawTable(doc, part);
  else if ('drawing' in part) drawDrawing(doc, part.drawing);
  else if ('lines' in part) drawLines(doc, part.lines);
  else if ('notes' in part) drawNotes(doc, part.notes);
  else for (const paragraph of part.paragraphs) doc.fontSize(11).text(paragraph, { lineGap: 5 }).moveDown(0.5);
}

/** In the corner above the title's height, whatever its shape. */
function drawLogo(doc: PDFKit.PDFDocument, logo: Uint8Array): void {
  doc.image(logo as Buffer, SIDE, SIDE - 8, { fit: [110, 30] });
  doc.x = SIDE;
  doc.y = SIDE;
}

function drawNotes(doc: PDFKit.PDFDocument, notes: readonly string[]): void {
  doc.fontSize(9);
  for (const note of notes) {
    room(doc, 14);
    doc.text(note, SIDE, doc.y, { width: doc.page.width - 2 * SIDE }).moveDown(0.2);
  }
}
