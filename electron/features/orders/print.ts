import { inCapitals } from '../../../db/money/capitals.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { TableColumn } from '../../kernel/printing.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { offerCopy } from '../documents/printing.ts';
import { type Form, type FormLanguage, fill, momentText } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { openOrder } from './service.ts';

type Words = typeof zh;
type Opened = ReturnType<typeof openOrder>;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

const CARS: readonly [keyof Words['car'], number, TableColumn['align']?][] = [
  ['no', 30, 'center'],
  ['name', 190],
  ['colours', 90],
  ['guide', 75, 'right'],
  ['price', 75, 'right'],
  ['from', 70],
];
const LINES: readonly [keyof Words['line'], number, TableColumn['align']?][] = [
  ['title', 250],
  ['mode', 70],
  ['qty', 40, 'right'],
  ['amount', 80, 'right'],
];
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
const money = (fen: number | null) => (fen === null ? '' : yuan.format(fen / 100));

/** 销售订单. Of one that left draft each copy is noted, and from the second on says which it is; no floor, no cost on it. */
export function printOrder(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const opened = openOrder(store, who, id);
  const { card, document } = opened;
  const paper: PrintedPaper = { entity: 'sales_order', docId: id, versionNo: card.versionNo, form: 'order' };
  const counted = document.frozen;
  return offerCopy(showroom, session, { paper, lang, counted }, (nth) => sheet(opened, nth, WORDS[lang]));
}

function sheet(
  { card, cars, lines, money: sums, consultantName, contractNo, document }: Opened,
  nth: number,
  words: Words,
): Form {
  const { field, sign, car, line } = words;
  const isDraft = !document.frozen;
  const name = card.docNo ?? words.draft;
  const signed = (to: 'financeReview' | 'open') => {
    const event = document.events.filter((each) => each.to === to && each.stands).at(-1);
    return event ? `${event.byName ?? ''} ${momentText(event.at)}` : '';
  };
  return {
    paper: 'order',
    title: words.title,
    file: name,
    head: [name, card.docOn ?? '', isDraft ? words.draft : '', nth > 1 ? fill(words.again, { n: nth - 1 }) : ''].filter(
      (text, at, all) => text && all.indexOf(text) === at,
    ),
    parts: [
      {
        facts: [
          { label: field.customer, value: card.customerName ?? '' },
          { label: field.buyer, value: card.buyerName ?? '' },
          { label: field.consultant, value: consultantName ?? '' },
          { label: field.contract, value: contractNo ?? '' },
          { label: field.payment, value: words.payment[card.paymentMode] },
          { label: field.planned, value: card.plannedDeliveryOn ?? '' },
          { label: field.status, value: words.status[card.status] },
          { label: field.remark, value: card.remark ?? '', wide: true },
        ],
      },
      {
        heading: words.cars,
        columns: CARS.map(([key, width, align]) => ({ title: car[key], width, ...(align && { align }) })),
        rows: cars.map((one, at) => [
          String(at + 1),
          one.title,
          [one.exteriorColor, one.interiorColor].filter(Boolean).join(' / '),
          money(one.guideFen),
          money(one.vehicleFen),
          [words.fulfilment[one.fulfilment], one.shipFromStoreId].filter(Boolean).join(' '),
        ]),
      },
      ...(lines.length === 0
        ? []
        : [
            {
              heading: words.lines,
              columns: LINES.map(([key, width, align]) => ({ title: line[key], width, ...(align && { align }) })),
              rows: lines.map(({ kind, title, mode, qty, amountFen }) => [
                [words.kind[kind], title].filter(Boolean).join(' '),
                words.mode[mode],
                String(qty),
                mode === 'sell' || mode === 'agency' ? money(amountFen) : '',
              ]),
            },
          ]),
      {
        heading: words.sum,
        facts: [
          { label: words.sums.sell, value: money(sums.sellTotalFen) },
          { label: words.sums.agency, value: money(sums.agencyTotalFen) },
          { label: words.sums.payable, value: money(sums.payableFen) },
          { label: words.sums.capitals, value: inCapitals(sums.payableFen) ?? '' },
          { label: words.sums.received, value: money(sums.receivedFen) },
          { label: words.sums.balance, value: money(sums.balanceFen) },
        ],
      },
      { notes: [words.unit] },
      {
        lines: [
          { label: sign.customer, value: '' },
          { label: sign.consultant, value: consultantName ?? '' },
          { label: sign.manager, value: signed('financeReview') },
          { label: sign.finance, value: signed('open') },
        ],
      },
    ],
  };
}
