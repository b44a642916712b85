import { inCapitals } from '../../../db/money/capitals.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { TableColumn } from '../../kernel/printing.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { offerCopy } from '../documents/printing.ts';
import { type Form, type FormLanguage, fill } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { openQuote } from './service.ts';

type Words = typeof zh;
type Opened = ReturnType<typeof openQuote>;
type Line = Opened['lines'][number];
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

const COLUMNS: readonly [keyof Words['column'], number, TableColumn['align']?][] = [
  ['item', 100],
  ['what', 200],
  ['list', 90, 'right'],
  ['amount', 90, 'right'],
  ['note', 70, 'center'],
];
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
const money = (fen: number | null) => (fen === null ? '' : yuan.format(fen / 100));

/**
 * 商谈明细表: of an issued version alone; each copy is noted, and from the second on says which it is. Floor and cost are in none of what it
 * is made of. @throws Refusal `quote.printDraft`, `document.printedMeanwhile`
 */
export function printQuote(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const opened = openQuote(store, who, id);
  if (opened.card.status === 'draft') throw new Refusal('quote.printDraft');
  const paper: PrintedPaper = { entity: 'quote', docId: id, versionNo: opened.card.versionNo, form: 'sheet' };
  return offerCopy(showroom, session, { paper, lang }, (nth) => sheetForm(opened, nth, WORDS[lang]));
}

/** Lines of the sheet that add up, by whose money they are. */
const isAgency = ({ mode }: Line) => mode === 'agency';

function rowOf(line: Line, words: Words): string[] {
  const { kind, title, qty, listFen, amountFen, mode, estimate, voluntary } = line;
  const given = mode === 'gift' || mode === 'included';
  const notes = [estimate && words.note.estimate, given && words.note[mode], voluntary && words.note.voluntary];
  const what = [title, qty > 1 ? `× ${qty}` : ''].filter(Boolean).join(' ');
  // What the car's price is made of stands above it; the list price beside it is the house's own.
  const listed = kind === 'vehicle' || kind === 'guide' || listFen === null ? '' : money(listFen * qty);
  const amount =
    kind === 'discount' || kind === 'tradeIn' ? money(amountFen === null ? null : -amountFen) : money(amountFen);
  return [words.kind[kind], what, listed, amount, notes.filter(Boolean).join(' ')];
}

function sheetForm(opened: Opened, nth: number, words: Words): Form {
  const { card, lines, money: sums, loan, productName, consultantName, assumed } = opened;
  const { field, sign } = words;
  const columns = COLUMNS.map(([key, width, align]) => ({ title: words.column[key], width, ...(align && { align }) }));
  const table = (of: readonly Line[], heading: string) =>
    of.length === 0 ? [] : [{ heading, columns, rows: of.map((line) => rowOf(line, words)) }];
  const voluntary = lines.filter((line) => line.voluntary === true);
  const name = card.docNo ?? '';
  return {
    paper: 'quote',
    title: words.title,
    file: `${name} ${fill(words.version, { n: card.versionNo })}`,
    head: [
      name,
      fill(words.version, { n: card.versionNo }),
      card.docOn ?? '',
      nth > 1 ? fill(words.again, { n: nth - 1 }) : '',
    ].filter(Boolean),
    parts: [
      {
        facts: [
          { label: field.customer, value: card.customerName ?? '' },
          { label: field.consultant, value: consultantName ?? '' },
          { label: field.car, value: productName ?? '', wide: true },
          { label: field.colours, value: [card.exteriorColor, card.interiorColor].filter(Boolean).join(' / ') },
          { label: field.vin, value: card.vin ?? '' },
          { label: field.payment, value: words.payment[card.paymentMode] },
          { label: field.region, value: card.registrationRegion ?? '' },
          { label: field.invoice, value: card.plannedInvoiceOn },
          { label: field.valid, value: card.validUntil },
        ],
      },
      ...table(
        lines.filter((line) => !isAgency(line)),
        words.sold,
      ),
      ...table(lines.filter(isAgency), words.agency),
      {
        heading: words.sums.heading,
        facts: [
          { label: words.sums.sell, value: money(sums.sellTotalFen) },
          { label: words.sums.agency, value: money(sums.agencyTotalFen) },
          { label: words.sums.payable, value: money(sums.payableFen) },
          ...(sums.giftValueFen > 0 ? [{ label: words.sums.gift, value: money(sums.giftValueFen) }] : []),
          { label: words.sums.capitals, value: inCapitals(sums.payableFen, { prefix: true }), wide: true },
          ...(sums.tradeInFen > 0 ? [{ label: words.sums.tradeIn, value: money(sums.tradeInFen) }] : []),
          ...(sums.loanFen > 0 ? [{ label: words.sums.loan, value: money(sums.loanFen) }] : []),
          { label: words.sums.cash, value: money(sums.cashFen) },
          ...(loan
            ? [
                {
                  label: fill(words.sums.monthly, {
                    months: card.loanMonths ?? 0,
                    rate: ((card.loanRateBp ?? 0) / 100).toFixed(2),
                  }),
                  value: money(loan.monthlyFen),
                  wide: true,
                },
              ]
            : []),
        ],
      },
      voluntary.length === 0
        ? { heading: words.box.heading, paragraphs: [words.box.none] }
        : { heading: words.box.heading, paragraphs: [words.box.text] },
      ...(voluntary.length === 0
        ? []
        : [
            {
              columns: [
                { title: words.column.item, width: 300 },
                { title: '', width: 250 },
              ],
              rows: voluntary.map((line) => [
                fill(words.box.line, {
                  item: [words.kind[line.kind], line.title].filter(Boolean).join(' '),
                  fen: money(line.amountFen),
                }),
                words.box.choice,
              ]),
            },
          ]),
      { notes: [...(assumed.length > 0 ? [fill(words.assumed, { on: card.plannedInvoiceOn })] : []), ...words.terms] },
      {
        lines: [
          { label: sign.customer, value: '' },
          { label: sign.consultant, value: '' },
          { label: sign.date, value: '' },
        ],
      },
    ],
  };
}
