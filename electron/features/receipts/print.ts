import type { RowOf } from '../../../db/entities.ts';
import { inCapitals } from '../../../db/money/capitals.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { Fact } from '../../kernel/printing.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { requireRecord } from '../../records/standing.ts';
import { offerCopy } from '../documents/printing.ts';
import { type FormLanguage, fill } from '../settings/forms.ts';
import { openReceipt } from './opening.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };

type Words = typeof zh;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
const fact = (label: string, value: string | null | undefined): Fact => ({ label, value: value ?? '' });
const wide = (label: string, value: string | null | undefined): Fact => ({ ...fact(label, value), wide: true });

interface Asked {
  id: string;
  lang: FormLanguage;
}

const again = (nth: number, words: Words) => (nth > 1 ? [fill(words.again, { n: nth - 1 })] : []);

/** 收据 of one receipt, with 大写; of what takes another back, 冲销收据. */
export function printReceipt(showroom: Showroom, session: Session, { id, lang }: Asked): Promise<{ url: string }> {
  const { store } = showroom;
  const { card, cashierName, contractNo, reverses, reversal } = openReceipt(
    store,
    { id: session.staffId, role: session.role },
    id,
  );
  const words = WORDS[lang];
  const { field } = words;
  const sign = reverses === null ? 1 : -1;
  const paper: PrintedPaper = { entity: 'receipt', docId: card.id, versionNo: 1, form: 'receipt' };
  return offerCopy(showroom, session, { paper, lang }, (nth) => ({
    paper: 'receipt',
    title: reverses === null ? words.title : words.reversal,
    file: card.docNo,
    head: [card.docNo, card.receivedOn, ...again(nth, words)],
    parts: [
      {
        facts: [
          fact(field.payer, card.payerName),
          fact(field.method, words.method[card.method]),
          fact(field.purpose, words.purpose[card.purpose]),
          fact(field.externalRef, card.externalRef),
          wide(field.capitals, inCapitals(sign * card.amountFen, { prefix: true })),
          wide(field.amount, `¥ ${yuan.format((sign * card.amountFen) / 100)}`),
          ...(reverses ? [wide(field.reverses, `${reverses.docNo} ${card.reason ?? ''}`)] : []),
          ...(reversal ? [wide(field.reversedBy, `${reversal.docNo} ${reversal.on}`)] : []),
          ...(contractNo ? [wide(field.contract, contractNo)] : []),
          wide(field.remark, card.remark),
        ],
      },
      { notes: [words.note] },
      { lines: [fact(words.sign.cashier, cashierName), fact(words.sign.payer, ''), fact(words.sign.seal, '')] },
    ],
  }));
}

const REFUND_NAMES = `SELECT staff.name AS cashierName, receipt.doc_no AS receiptNo FROM refund
  JOIN receipt ON receipt.id = refund.receipt_id LEFT JOIN staff ON staff.id = refund.cashier_id WHERE refund.id = ?`;

/** 退款单, signed by who got the money. */
export function printRefund(showroom: Showroom, session: Session, { id, lang }: Asked): Promise<{ url: string }> {
  const { store } = showroom;
  const row: RowOf<'refund'> = store.write({ id: session.staffId }, (tx) => requireRecord(tx, 'refund', id));
  const names = store.db.prepare(REFUND_NAMES).get(id) as { cashierName: string | null; receiptNo: string };
  const words = WORDS[lang];
  const { field } = words;
  const sign = row.reversesId === null ? 1 : -1;
  const paper: PrintedPaper = { entity: 'refund', docId: id, versionNo: 1, form: 'refund' };
  return offerCopy(showroom, session, { paper, lang }, (nth) => ({
    paper: 'refund',
    title: words.refund,
    file: row.docNo,
    head: [row.docNo, row.refundedOn, ...again(nth, words)],
    parts: [
      {
        facts: [
          fact(field.payee, row.payeeName),
          fact(field.method, words.method[row.method]),
          fact(field.ofReceipt, names.receiptNo),
          fact(field.externalRef, row.externalRef),
          wide(field.capitals, inCapitals(sign * row.amountFen, { prefix: true })),
          wide(field.amount, `¥ ${yuan.format((sign * row.amountFen) / 100)}`),
          wide(field.reason, row.reason),
        ],
      },
      { lines: [fact(words.sign.cashier, names.cashierName), fact(words.sign.payee, ''), fact(words.sign.seal, '')] },
    ],
  }));
}
