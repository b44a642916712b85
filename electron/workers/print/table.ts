import type { TableColumn } from '../../kernel/printing.ts';

const PAD = 3;
const SIZE = 8;
/** Taller than this a row does not grow: the rest is read on the screen. */
const TALLEST = 220;

interface Table {
  columns: readonly TableColumn[];
  rows: readonly (readonly string[])[];
}

interface Cell {
  text: string;
  x: number;
  width: number;
  align: 'left' | 'right' | 'center';
}

/** Draws the table from where the document stands, over as many pages as it needs; leaves the document below it. */
export function drawTable(doc: PDFKit.PDFDocument, { columns, rows }: Table): void {
  const { left, right, bottom } = doc.page.margins;
  const cells = layout(columns, left, doc.page.width - left - right);
  const lowest = doc.page.height - bottom - 16;
  const titles = columns.map(({ title }) => title);
  doc.fontSize(SIZE).lineWidth(0.5);
  drawRow(doc, cells(titles, true), true);
  for (const row of rows) {
    const line = cells(row, false);
    if (doc.y + heightOf(doc, line) > lowest) {
      doc.addPage().fontSize(SIZE).lineWidth(0.5);
      drawRow(doc, cells(titles, true), true);
    }
    drawRow(doc, line, false);
  }
  doc.x = left;
  doc.y += 8;
}

function layout(columns: readonly TableColumn[], left: number, width: number) {
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  return (texts: readonly string[], heading: boolean): Cell[] => {
    let x = left;
    return columns.map((column, index) => {
      const cell: Cell = {
        text: texts[index] ?? '',
        x,
        width: (column.width / shares) * width,
        align: heading ? 'center' : (column.align ?? 'left'),
      };
      x += cell.width;
      return cell;
    });
  };
}

function heightOf(doc: PDFKit.PDFDocument, cells: Cell[]): number {
  const heights = cells.map(({ text, width }) => doc.heightOfString(text || ' ', { width: width - 2 * PAD }));
  return Math.min(Math.max(...heights) + 2 * PAD, TALLEST);
}

function drawRow(doc: PDFKit.PDFDocument, cells: Cell[], heading: boolean): void {
  const top = doc.y;
  const height = heightOf(doc, cells);
  for (const { text, x, width, align } of cells) {
    if (heading) doc.rect(x, top, width, height).fillAndStroke('#eee', '#666');
    else doc.rect(x, top, width, height).stroke('#666');
    doc.fillColor('#000').text(text, x + PAD, top + PAD, {
      width: width - 2 * PAD,
      height: height - PAD,
      ellipsis: true,
      align,
    });
  }
  doc.y = top + height;
}
