import PDFDocument from 'pdfkit';
import type { Paper } from '../../kernel/printing.ts';

/** Points; A4 is 595 × 842. */
export const SIDE = 36;
/** Kept free above the line at the bottom of a page. */
const ABOVE_FOOT = 12;
/** A line of the showroom's own above the last one. */
const FOOTER = 11;
const FONT = 'sheet';

/** An empty A4 document in the font given, and its bytes once it is ended. */
export function openDocument({ title, footer, landscape = false }: Paper, font: Uint8Array) {
  const doc = new PDFDocument({
    size: 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margins: { top: SIDE, left: SIDE, right: SIDE, bottom: footer ? SIDE + FOOTER : SIDE },
    bufferPages: true,
    // No standard font: it would be read from the package's own files, which the built worker does not carry.
    font: '',
    info: { Title: title },
  });
  const done = collect(doc);
  doc.registerFont(FONT, font as Buffer);
  doc.font(FONT).fillColor('#000');
  return { doc, done };
}

/** Whether the font in use has a character. PDFKit keeps the opened font to itself. */
export function glyphTest(doc: PDFKit.PDFDocument): (codePoint: number) => boolean {
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font;
  return (codePoint) => font.hasGlyphForCodePoint(codePoint);
}

/** Goes to the next page when so many points are no longer free on this one. */
export function room(doc: PDFKit.PDFDocument, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom - ABOVE_FOOT) doc.addPage();
}

/** At the bottom of every page who printed it and which page it is; with `across` also pale over the page. */
export function markPages(
  doc: PDFKit.PDFDocument,
  { watermark, pageOf, footer }: { watermark: string; pageOf: string; footer?: string },
  across: boolean,
): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    const { width, height } = doc.page;
    // Text in the bottom margin would open a new page.
    doc.page.margins.bottom = 0;
    const bottom = height - SIDE + 6;
    const number = pageOf.replace('{page}', String(page + 1)).replace('{pages}', String(count));
    doc.fontSize(8).fillColor('#555');
    doc.text(watermark, SIDE, bottom, { lineBreak: false });
    if (footer) doc.text(footer, SIDE, bottom - FOOTER, { width: width - 2 * SIDE, align: 'center', lineBreak: false });
    doc.text(number, SIDE, bottom, { width: width - 2 * SIDE, align: 'right', lineBreak: false });
    if (across) {
      doc.save().rotate(-24, { origin: [width / 2, height / 2] });
      doc.fontSize(26).fillColor('#000', 0.1);
      doc.text(watermark, 0, height / 2 - 16, { width, align: 'center', lineBreak: false });
      doc.restore();
    }
    doc.fillColor('#000', 1);
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
