import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import { type FormLanguage, offerForm } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { monthOf } from './service.ts';

const WORDS: Record<FormLanguage, typeof zh> = { 'zh-CN': zh, en };
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
const money = (fen: number | null): string => (fen === null ? '–' : yuan.format(fen / 100));
const right = 'right' as const;

/** 发出商品清单 of a month with what was reversed in it, and 已开票未交车. */
export function printGoods(
  showroom: Showroom,
  session: Session,
  { month, lang }: { month: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { cars, reversals, confirmed, undelivered } = monthOf(showroom.store, month);
  const { column, ...words } = WORDS[lang];
  const sum = (of: 'costFen' | 'grossFen') => cars.reduce((all, car) => all + (car[of] ?? 0), 0);
  const columns = [
    { title: column.vin, width: 24 },
    { title: column.car, width: 26 },
    { title: column.customer, width: 14 },
    { title: column.out, width: 24 },
    { title: column.left, width: 12 },
    { title: column.cost, width: 16, align: right },
    { title: column.gross, width: 16, align: right },
  ];
  const form = {
    paper: 'goodsShipped' as const,
    title: words.title,
    landscape: true,
    file: month,
    head: [month, confirmed?.docNo ?? words.unconfirmed],
    parts: [
      {
        heading: words.shipped,
        columns,
        rows: cars.map((car) => [
          ...[car.vin, car.carName ?? '', car.customerName ?? '', car.outNo ?? '', car.leftOn],
          ...[money(car.costFen), money(car.grossFen)],
        ]),
      },
      {
        notes: [
          `${words.sum} ${cars.length} · ${column.cost} ¥ ${money(sum('costFen'))} · ${column.gross} ¥ ${money(sum('grossFen'))}`,
        ],
      },
      {
        heading: words.reversed,
        columns,
        rows: reversals.map((line) => [
          ...[line.vin, line.carName ?? '', line.customerName ?? '', '', line.leftOn],
          ...[money(line.costFen), money(line.grossFen)],
        ]),
      },
      {
        heading: words.undelivered,
        columns: [
          { title: column.vin, width: 24 },
          { title: column.customer, width: 20 },
          { title: column.invoice, width: 26 },
          { title: column.issued, width: 14 },
          { title: column.gross, width: 18, align: right },
        ],
        rows: undelivered.map((car) => [
          ...[car.vin ?? '', car.customerName ?? '', car.invoiceNo ?? '', car.issuedOn, money(car.grossFen)],
        ]),
      },
      {
        lines: [
          { label: words.by, value: session.name },
          { label: words.checked, value: '' },
        ],
      },
    ],
  };
  return offerForm(showroom, session, form, lang);
}
