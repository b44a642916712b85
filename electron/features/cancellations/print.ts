import { inCapitals } from '../../../db/money/capitals.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { Fact } from '../../kernel/printing.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { offerCopy } from '../documents/printing.ts';
import { type FormLanguage, fill, momentText } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { openCancellation } from './service.ts';

type Words = typeof zh;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
const money = (label: string, fen: number): Fact => ({ label, value: `¥ ${yuan.format(fen / 100)}` });
const wide = (label: string, value: string): Fact => ({ label, value, wide: true });

/** 退订协议, for both signatures; before the decision it says that nothing is approved. */
export function printCancellation(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const opened = openCancellation(showroom.store, { id: session.staffId, role: session.role }, id);
  const { card, document, contractNo, orderNo, car } = opened;
  const words = WORDS[lang];
  const { field, sign } = words;
  const paper: PrintedPaper = { entity: 'cancellation', docId: id, versionNo: card.versionNo, form: 'cancellation' };
  const approved = card.status === 'decided' || card.status === 'refunded';
  const step = (to: string, label: string) => {
    const event = document.events.filter((one) => one.to === to && one.stands).at(-1);
    return { label, value: event ? `${event.byName ?? ''} ${momentText(event.at)}` : '' };
  };
  return offerCopy(showroom, session, { paper, lang }, (nth) => ({
    paper: 'cancellation',
    title: words.title,
    file: card.docNo ?? '',
    head: [
      card.docNo ?? '',
      card.docOn ?? '',
      approved ? '' : words.pending,
      nth > 1 ? fill(words.again, { n: nth - 1 }) : '',
    ].filter(Boolean),
    parts: [
      { notes: [words.intro] },
      {
        facts: [
          { label: field.buyer, value: card.customerName ?? '' },
          { label: field.fault, value: words.fault[card.fault] },
          { label: field.contract, value: contractNo ?? '' },
          { label: field.order, value: orderNo ?? '' },
          ...(car
            ? [wide(field.car, [`#${car.lineNo}`, car.productName, car.exteriorColor].filter(Boolean).join(' '))]
            : []),
          wide(field.reason, card.reason),
        ],
      },
      {
        heading: words.money,
        facts: [
          money(field.contractFen, card.contractFen),
          money(field.paid, card.paidFen),
          money(field.binding, card.bindingFen),
          money(field.kept, card.keptFen),
          money(field.refund, card.refundFen),
          ...(card.compensationFen > 0 ? [money(field.compensation, card.compensationFen)] : []),
          wide(field.capitals, inCapitals(card.refundFen + card.compensationFen, { prefix: true })),
        ],
      },
      { notes: [words.notes] },
      { lines: [step('decided', field.decided), step('refunded', field.settled)] },
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
