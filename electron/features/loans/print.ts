import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { Fact } from '../../kernel/printing.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { offerCopy } from '../documents/printing.ts';
import { type FormLanguage, fill } from '../settings/forms.ts';
import { openLoan } from './opening.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };

const WORDS: Record<FormLanguage, typeof zh> = { 'zh-CN': zh, en };
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
const fact = (label: string, value: string | number | null | undefined): Fact => ({
  label,
  value: String(value ?? ''),
});
const money = (label: string, fen: number | null | undefined): Fact =>
  fact(label, fen == null ? '' : `¥ ${yuan.format(fen / 100)}`);
const km = (label: string, value: number | null | undefined): Fact => fact(label, value == null ? '' : `${value} km`);

/** 出库申请单 or 库存借出单, for the signatures. @throws Refusal `record.missing` while there is none */
export function printLoan(
  showroom: Showroom,
  session: Session,
  { id, paper, lang }: { id: string; paper: 'request' | 'loan'; lang: FormLanguage },
): Promise<{ url: string }> {
  const opened = openLoan(showroom.store, { id: session.staffId, role: session.role }, id);
  const { card, loan } = opened;
  const doc = paper === 'request' ? card : loan;
  const entity = paper === 'request' ? 'stock_out_request' : 'loan';
  const form = paper === 'request' ? 'stockOutRequest' : 'loan';
  if (!doc) throw new Refusal('record.missing', { params: { entity } });
  const words = WORDS[lang];
  const { field, sign } = words;
  const printed: PrintedPaper = { entity, docId: doc.id, versionNo: doc.versionNo, form };
  const back = [
    fact(field.backOn, loan?.backOn),
    km(field.in, loan?.odometerInKm),
    km(field.driven, opened.drivenKm),
    fact(field.damage, loan?.damageNote),
    money(field.charge, loan?.chargeFen),
    money(field.back, opened.depositBackFen),
  ];
  const out = [
    fact(field.lentOn, loan?.lentOn),
    km(field.out, loan?.odometerOutKm),
    { ...fact(field.outNote, loan?.outNote), wide: true },
  ];
  return offerCopy(showroom, session, { paper: printed, lang }, (nth) => ({
    paper: form,
    title: words.title[paper],
    file: doc.docNo ?? '',
    head: [doc.docNo ?? words.draft, doc.docOn ?? '', nth > 1 ? fill(words.again, { n: nth - 1 }) : ''].filter(Boolean),
    parts: [
      {
        facts: [
          fact(field.vin, card.vin),
          fact(field.model, opened.model),
          fact(field.borrower, card.borrower),
          fact(field.purpose, words.purpose[card.purpose]),
          fact(field.due, card.dueBackOn),
          money(field.deposit, card.depositFen),
          { ...fact(field.reason, card.reason), wide: true },
        ],
      },
      ...(paper === 'loan' ? [{ facts: out }] : []),
      ...(loan?.status === 'returned' && paper === 'loan' ? [{ facts: back }] : []),
      { lines: [fact(sign.borrower, ''), fact(sign.store, ''), fact(sign.on, '')] },
    ],
  }));
}
