import PDFDocument from 'pdfkit';
import type { Sheet, SheetJob } from '../../kernel/printing.ts';
import { drawableSheet } from './glyphs.ts';
import { drawTable } from './table.ts';

/** Points; A4 landscape is 842 × 595. */
export const MARGIN = 32;
const FONT = 'sheet';

/** Lays a sheet out as a PDF: title, head, table with its heading on each page, totals, watermark and page numbers. */
export async function drawSheet({ sheet: asked, font }: SheetJob): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN },
    bufferPages: true,
    // No standard font: it would be read from the package's own files, which the built worker does not carry.
    font: '',
    info: { Title: asked.title },
  });
  const done = collect(doc);
  doc.registerFont(FONT, font as Buffer);
  doc.font(FONT).fillColor('#000');
  const sheet = drawableSheet(asked, glyphTest(doc));
  doc.fontSize(16).text(sheet.title, { align: 'center' });
  doc.fontSize(9).text(sheet.head.join('    '), { align: 'center' }).moveDown(0.6);
  drawTable(doc, sheet);
  drawFoot(doc, sheet.foot);
  markPages(doc, sheet);
  doc.end();
  return done;
}

/** Whether the font in use has a character. PDFKit keeps the opened font to itself. */
function glyphTest(doc: PDFKit.PDFDocument): (codePoint: number) => boolean {
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font;
  return (codePoint) => font.hasGlyphForCodePoint(codePoint);
}

function drawFoot(doc: PDFKit.PDFDocument, lines: string[]): void {
  doc.fontSize(9);
  doc.y += 8;
  for (const line of lines) {
    if (doc.y + 14 > doc.page.height - MARGIN - 16) doc.addPage();
    doc.text(line, MARGIN, doc.y, { width: doc.page.width - 2 * MARGIN }).moveDown(0.2);
  }
}

function markPages(doc: PDFKit.PDFDocument, { watermark, pageOf }: Sheet): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    const { width, height } = doc.page;
    // Text in the bottom margin would open a new page.
    doc.page.margins.bottom = 0;
    const bottom = height - MARGIN + 6;
    const number = pageOf.replace('{page}', String(page + 1)).replace('{pages}', String(count));
    doc.fontSize(8).fillColor('#555');
    doc.text(watermark, MARGIN, bottom, { lineBreak: false });
    doc.text(number, MARGIN, bottom, { width: width - 2 * MARGIN, align: 'right', lineBreak: false });
    doc.save().rotate(-24, { origin: [width / 2, height / 2] });
    doc.fontSize(26).fillColor('#000', 0.1);
    doc.text(watermark, 0, height / 2 - 16, { width, align: 'center', lineBreak: false });
    doc.restore().fillColor('#000', 1);
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
}
