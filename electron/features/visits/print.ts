import { clockOf } from '../../../db/core/day.ts';
import { rowNumbers } from '../../../db/visits/totals.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { TableColumn } from '../../kernel/printing.ts';
import { type Form, type FormLanguage, fill, offerForm } from '../settings/forms.ts';
import { type DayRegister, registerOf } from './day.ts';
import type { VisitLine } from './lines.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };

type Words = typeof zh;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

const time = (at: number | null) => (at === null ? '' : clockOf(at));

/**
 * 来访客流量登记表 of a day as a PDF at a short-lived address. Whole numbers only of one's own customers; who exported how many
 * rows is kept in the audit log.
 */
export function printRegister(
  showroom: Showroom,
  by: Pick<Session, 'staffId' | 'name' | 'token'>,
  { on, lang }: { on: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { store } = showroom;
  const register = registerOf(store, on, by.staffId);
  store.write({ id: by.staffId }, (tx) => tx.audit('export', 'visit', null, { on, rows: register.rows.length }));
  return offerForm(showroom, by, registerForm(register, WORDS[lang]), lang);
}

function registerForm({ on, weather, rows, totals }: DayRegister, words: Words): Form {
  const rate = totals.captureRate === null ? '-' : `${Math.round(totals.captureRate * 100)}%`;
  const hours = totals.byHour
    .map((parties, hour) => ({ hour, parties }))
    .filter(({ parties }) => parties > 0)
    .map((each) => fill(words.hour, each))
    .join('  ');
  const { byHour, captureRate, ...counts } = totals;
  const numbers = rowNumbers(rows);
  return {
    paper: 'register',
    title: words.title,
    file: on,
    landscape: true,
    head: [fill(words.day, { on }), ...(weather ? [fill(words.weather, { weather: words.weathers[weather] })] : [])],
    parts: [
      { columns: columnsOf(words), rows: rows.map((row) => cellsOf(row, numbers.get(row.id), words)) },
      { notes: [fill(words.totals, { ...counts, rate }), fill(words.hours, { hours: hours || '-' }), words.standard] },
    ],
  };
}

function columnsOf({ columns }: Words): TableColumn[] {
  const widths: [keyof Words['columns'], number, TableColumn['align']?][] = [
    ['no', 24, 'center'],
    ['arrived', 32, 'center'],
    ['left', 32, 'center'],
    ['channel', 40],
    ['purpose', 46],
    ['size', 28, 'center'],
    ['mode', 66],
    ['guest', 92],
    ['phone', 68],
    ['seq', 34, 'center'],
    ['greeter', 42],
    ['consultant', 46],
    ['prior', 42],
    ['rota', 62],
    ['outcome', 46],
    ['reason', 70],
  ];
  return widths.map(([key, width, align]) => ({ title: columns[key], width, align }));
}

function cellsOf(row: VisitLine, no: number | undefined, words: Words): string[] {
  return [
    no === undefined ? '' : String(no),
    time(row.arrivedAt),
    row.channel === 'call' ? '' : time(row.leftAt),
    words.channel[row.channel],
    words.purpose[row.purpose],
    row.channel === 'call' ? '' : String(row.partySize),
    [row.arrivalMode ? words.mode[row.arrivalMode] : '', row.plate].filter(Boolean).join(' '),
    [row.name, row.guestDescription].filter(Boolean).join(' '),
    row.phone ?? '',
    row.visitSeq === null ? '' : String(row.visitSeq),
    row.greeterName ?? '',
    row.consultantName ?? '',
    row.priorConsultantName ?? '',
    [row.rotaSlot, row.skipReason].filter(Boolean).join(' '),
    row.voidedAt !== null ? words.voided : row.outcome ? words.outcome[row.outcome] : '',
    row.voidReason ?? row.noCaptureReason ?? '',
  ];
}
