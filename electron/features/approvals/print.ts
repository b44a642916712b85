import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { TableColumn } from '../../kernel/printing.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { offerCopy } from '../documents/printing.ts';
import { type Form, type FormLanguage, fill, momentText } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { openApproval } from './service.ts';

type Words = typeof zh;
type Opened = ReturnType<typeof openApproval>;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

const CARS: readonly [keyof Words['column'], number, TableColumn['align']?][] = [
  ['car', 190],
  ['guide', 75, 'right'],
  ['vehicle', 75, 'right'],
  ['net', 75, 'right'],
  ['depth', 55, 'right'],
  ['below', 70, 'right'],
];
const DECISIONS: readonly [keyof Words['step'], number, TableColumn['align']?][] = [
  ['verdict', 60],
  ['by', 80],
  ['level', 40, 'center'],
  ['at', 110],
  ['note', 220],
];
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
const money = (fen: number | null) => (fen === null ? '' : yuan.format(fen / 100));

/** 额度审批表 with everything that was decided. The paper says no floor, whoever prints it: it lies on desks. */
export function printApproval(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const opened = openApproval(store, who, id);
  const paper: PrintedPaper = {
    entity: 'approval_request',
    docId: id,
    versionNo: opened.card.versionNo,
    form: 'approval',
  };
  return offerCopy(showroom, session, { paper, lang }, (nth) => sheet(opened, nth, WORDS[lang]));
}

function sheet(opened: Opened, nth: number, words: Words): Form {
  const { card, cars, decisions, isVoid, customerName, askerName } = opened;
  const { column, field, step } = words;
  const name = card.docNo ?? '';
  return {
    paper: 'approval',
    title: words.title,
    file: name,
    head: [name, card.docOn ?? '', nth > 1 ? fill(words.again, { n: nth - 1 }) : ''].filter(Boolean),
    parts: [
      {
        facts: [
          { label: field.kind, value: words.kind[card.kind] },
          { label: field.status, value: words.status[card.status] },
          { label: field.doc, value: card.docLabel },
          { label: field.customer, value: customerName ?? '' },
          { label: field.asker, value: `${askerName ?? ''} ${momentText(card.createdAt)}` },
          { label: field.asked, value: money(card.askedFen) },
          { label: field.reason, value: card.reason, wide: true },
        ],
      },
      ...(isVoid ? [{ notes: [words.void] }] : []),
      ...(cars.length === 0
        ? []
        : [
            {
              heading: words.cars,
              columns: CARS.map(([key, width, align]) => ({ title: column[key], width, ...(align && { align }) })),
              rows: cars.map(({ title, guideFen, vehicleFen, netFen, depthBp, belowFen }) => [
                title,
                money(guideFen),
                money(vehicleFen),
                money(netFen),
                depthBp === null ? '' : `${(depthBp / 100).toFixed(2)} %`,
                money(belowFen),
              ]),
            },
          ]),
      decisions.length === 0
        ? { heading: words.decisions, notes: [words.none] }
        : {
            heading: words.decisions,
            columns: DECISIONS.map(([key, width, align]) => ({ title: step[key], width, ...(align && { align }) })),
            rows: decisions.map((decision) => [
              words.verdict[decision.verdict],
              decision.deciderName ?? '',
              'level' in decision ? String(decision.level) : '',
              momentText(decision.at),
              decision.note ?? '',
            ]),
          },
      { notes: [words.unit] },
      {
        lines: [
          { label: words.sign.asker, value: '' },
          { label: words.sign.decider, value: '' },
        ],
      },
    ],
  };
}
