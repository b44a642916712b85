import type { Paper, PaperPart } from '../../kernel/printing.ts';

/** What printers have always set for a character they lack. */
const MISSING = '〓';
/** Say how the character before them is drawn; a font without them draws it plainly. */
const SELECTORS = /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The text with 〓 for each character (as a reader counts them) the font cannot draw; line breaks stay. */
export function drawable(text: string, has: (codePoint: number) => boolean): string {
  let drawn = '';
  for (const { segment } of graphemes.segment(text)) {
    const plain = segment.replaceAll(SELECTORS, '');
    const known = [...plain].every((character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      return codePoint < 0x20 || has(codePoint);
    });
    drawn += known ? plain : MISSING;
  }
  return drawn;
}

/** The paper as the font can draw it; when a character was replaced, its last line says where to find it. */
export function drawablePaper(paper: Paper, has: (codePoint: number) => boolean): Paper {
  let replaced = false;
  const draw = (text: string) => {
    const drawn = drawable(text, has);
    replaced ||= drawn.includes(MISSING) && !text.includes(MISSING);
    return drawn;
  };
  const drawn: Paper = {
    ...paper,
    title: draw(paper.title),
    head: paper.head.map(draw),
    parts: paper.parts.map((part) => drawablePart(part, draw)),
    watermark: draw(paper.watermark),
    ...(paper.footer !== undefined && { footer: draw(paper.footer) }),
  };
  return replaced ? { ...drawn, parts: [...drawn.parts, { notes: [paper.rareNote] }] } : drawn;
}

function drawablePart(part: PaperPart, draw: (text: string) => string): PaperPart {
  const named = <T extends { label: string; value: string }>(one: T): T => ({
    ...one,
    label: draw(one.label),
    value: draw(one.value),
  });
  const heading = part.heading === undefined ? {} : { heading: draw(part.heading) };
  if ('facts' in part) return { ...heading, facts: part.facts.map(named) };
  if ('lines' in part) return { ...heading, lines: part.lines.map(named) };
  if ('paragraphs' in part) return { ...heading, paragraphs: part.paragraphs.map(draw) };
  if ('notes' in part) return { ...heading, notes: part.notes.map(draw) };
  if ('drawing' in part) {
    const marks = part.drawing.marks.map((mark) => ('text' in mark ? { ...mark, text: draw(mark.text) } : mark));
    return { ...heading, drawing: { ...part.drawing, marks } };
  }
  const columns = part.columns.map((column) => ({ ...column, title: draw(column.title) }));
  return { ...heading, columns, rows: part.rows.map((row) => row.map(draw)) };
}
