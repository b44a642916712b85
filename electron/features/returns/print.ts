import { inCapitals } from '../../../db/money/capitals.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { Fact } from '../../kernel/printing.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { offerCopy } from '../documents/printing.ts';
import { type FormLanguage, fill } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { openReturn } from './service.ts';

const WORDS: Record<FormLanguage, typeof zh> = { 'zh-CN': zh, en };
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
const money = (label: string, fen: number): Fact => ({ label, value: `¥ ${yuan.format(fen / 100)}` });
const wide = (label: string, value: string): Fact => ({ label, value, wide: true });

/** 退车协议, for both signatures; before the decision it says that nothing is approved. */
export function printReturn(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { card, car, contractNo } = openReturn(showroom.store, { id: session.staffId, role: session.role }, id);
  const words = WORDS[lang];
  const { field, sign } = words;
  const paper: PrintedPaper = { entity: 'vehicle_return', docId: id, versionNo: card.versionNo, form: 'return' };
  const open = card.status === 'requested' || card.status === 'refused';
  return offerCopy(showroom, session, { paper, lang }, (nth) => ({
    paper: 'vehicleReturn',
    title: words.title,
    file: card.docNo ?? '',
    head: [
      ...[card.docNo ?? '', card.docOn ?? '', open ? words.pending : ''],
      nth > 1 ? fill(words.again, { n: nth - 1 }) : '',
    ].filter(Boolean),
    parts: [
      { notes: [words.intro] },
      {
        facts: [
          { label: field.buyer, value: card.customerName ?? '' },
          { label: field.contract, value: contractNo ?? '' },
          { label: field.order, value: car?.orderNo ?? '' },
          { label: field.vin, value: card.vin },
          wide(field.car, [car?.productName, car?.exteriorColor, car?.interiorColor].filter(Boolean).join(' / ')),
          { label: field.kind, value: words.kind[card.kind] },
          { label: field.km, value: `${card.odometerKm} km` },
          wide(field.reason, card.reason),
        ],
      },
      {
        heading: words.money,
        facts: [
          money(field.sold, card.soldFen),
          money(field.paid, card.paidFen),
          money(field.fee, card.useFeeFen),
          money(field.refund, card.refundFen),
          wide(field.capitals, inCapitals(card.refundFen, { prefix: true })),
        ],
      },
      { notes: [words.notes] },
      {
        lines: [
          { label: sign.buyer, value: '' },
          { label: sign.seller, value: '' },
          { label: sign.on, value: '' },
        ],
      },
    ],
  }));
}
