import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { TableColumn } from '../../kernel/printing.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { offerCopy } from '../documents/printing.ts';
import { type Form, type FormLanguage, fill, momentText } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { openAdjustment } from './service.ts';

type Words = typeof zh;
type Opened = ReturnType<typeof openAdjustment>;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

const COLUMNS: readonly [keyof Words['column'], number, TableColumn['align']?][] = [
  ['no', 28, 'center'],
  ['list', 80],
  ['item', 70],
  ['name', 190],
  ['keys', 90],
  ['old', 80, 'right'],
  ['new', 80, 'right'],
  ['from', 70, 'center'],
  ['to', 70, 'center'],
];
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });

/** 调价通知单. Of one that left draft each copy is noted, and from the second on says which it is. */
export function printAdjustment(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const opened = openAdjustment(store, who, id);
  const { card, document } = opened;
  const paper: PrintedPaper = { entity: 'price_adjustment', docId: id, versionNo: card.versionNo, form: 'notice' };
  const counted = document.frozen;
  return offerCopy(showroom, session, { paper, lang, counted }, (nth) => notice(opened, nth, WORDS[lang]));
}

function notice({ card, lines, document }: Opened, nth: number, words: Words): Form {
  const { column, field, sign } = words;
  const taken = (to: string) => document.events.filter((event) => event.to === to && event.stands).at(-1);
  const signed = (to: 'submitted' | 'approved') => {
    const event = taken(to);
    return { label: sign[to], value: event ? `${event.byName ?? ''} ${momentText(event.at)}` : '' };
  };
  const money = (fen: number | null) => (fen === null ? '' : yuan.format(fen / 100));
  const name = card.docNo ?? words.draft;
  return {
    paper: 'adjustment',
    title: words.title,
    file: name,
    landscape: true,
    head: [name, card.docOn ?? '', nth > 1 ? fill(words.again, { n: nth - 1 }) : ''].filter(Boolean),
    parts: [
      {
        facts: [
          { label: field.kind, value: words.kind[card.kind] },
          { label: field.status, value: words.status[card.status] },
          { label: field.reason, value: card.reason ?? '', wide: true },
        ],
      },
      lines.length === 0
        ? { notes: [words.none] }
        : {
            columns: COLUMNS.map(([key, width, align]) => ({ title: column[key], width, ...(align && { align }) })),
            rows: lines.map((line) => [
              String(line.lineNo),
              line.listName,
              line.itemName,
              line.name,
              [line.exteriorColor, line.interiorColor, line.optionCode].filter(Boolean).join(' / '),
              money(line.oldFen),
              money(line.newFen),
              line.validFrom,
              line.validTo ?? words.open,
            ]),
          },
      { notes: [fill(words.sum, { count: lines.length })] },
      { lines: [signed('submitted'), signed('approved')] },
    ],
  };
}
