import type { Letter, Sheet } from '../../kernel/printing.ts';

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

/** The sheet as the font can draw it; when a character was replaced, the foot says where to find it. */
export function drawableSheet(sheet: Sheet, has: (codePoint: number) => boolean): Sheet {
  let replaced = false;
  const draw = (text: string) => {
    const drawn = drawable(text, has);
    replaced ||= drawn.includes(MISSING) && !text.includes(MISSING);
    return drawn;
  };
  const drawn: Sheet = {
    ...sheet,
    title: draw(sheet.title),
    head: sheet.head.map(draw),
    columns: sheet.columns.map((column) => ({ ...column, title: draw(column.title) })),
    rows: sheet.rows.map((row) => row.map(draw)),
    foot: sheet.foot.map(draw),
    watermark: draw(sheet.watermark),
  };
  return replaced ? { ...drawn, foot: [...drawn.foot, sheet.rareNote] } : drawn;
}

/** The letter as the font can draw it; `note` says where to find a character that was replaced. */
export function drawableLetter(letter: Letter, has: (codePoint: number) => boolean): Letter & { note: string } {
  const { facts = [] } = letter;
  const texts = [
    letter.title,
    ...letter.paragraphs,
    ...[...facts, ...letter.lines].flatMap(({ label, value }) => [label, value]),
  ];
  const draw = (text: string) => drawable(text, has);
  return {
    ...letter,
    title: draw(letter.title),
    paragraphs: letter.paragraphs.map(draw),
    facts: facts.map(({ label, value }) => ({ label: draw(label), value: draw(value) })),
    lines: letter.lines.map(({ label, value, drawing }) => ({ label: draw(label), value: draw(value), drawing })),
    watermark: draw(letter.watermark),
    note: texts.some((text) => draw(text).includes(MISSING) && !text.includes(MISSING)) ? letter.rareNote : '',
  };
}
