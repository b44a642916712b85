import type { Sheet } from '../../kernel/printing.ts';
import { drawableSheet } from './glyphs.ts';
import { glyphTest, MARGIN, markPages, openDocument } from './page.ts';
import { drawTable } from './table.ts';

/** Lays a sheet out as a PDF: title, head, table with its heading on each page, totals, watermark and page numbers. */
export async function drawSheet(asked: Sheet, font: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { doc, done } = openDocument(asked.title, font, 'landscape');
  const sheet = drawableSheet(asked, glyphTest(doc));
  doc.fontSize(16).text(sheet.title, { align: 'center' });
  doc.fontSize(9).text(sheet.head.join('    '), { align: 'center' }).moveDown(0.6);
  drawTable(doc, sheet);
  drawFoot(doc, sheet.foot);
  markPages(doc, sheet, true);
  doc.end();
  return done;
}

function drawFoot(doc: PDFKit.PDFDocument, lines: string[]): void {
  doc.fontSize(9);
  doc.y += 8;
  for (const line of lines) {
    if (doc.y + 14 > doc.page.height - MARGIN - 16) doc.addPage();
    doc.text(line, MARGIN, doc.y, { width: doc.page.width - 2 * MARGIN }).moveDown(0.2);
  }
}
