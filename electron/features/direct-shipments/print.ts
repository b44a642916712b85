import { DIRECT_WRITERS } from '../../../db/direct-shipments/model.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { Fact } from '../../kernel/printing.ts';
import { prepared } from '../../kernel/statements.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { offerCopy } from '../documents/printing.ts';
import { type FormLanguage, fill } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { openDirect } from './service.ts';

const WORDS: Record<FormLanguage, typeof zh> = { 'zh-CN': zh, en };
const wide = (label: string, value: string | null): Fact => ({ label, value: value ?? '', wide: true });

const PHONE = 'SELECT phone FROM direct_request WHERE id = ?';
/** On the screen it is starred; whoever sends the paper to the supplier prints it whole. */
const phoneOf = ({ store }: Showroom, { role }: Session, id: string): string =>
  DIRECT_WRITERS.includes(role) ? ((prepared(store.db, PHONE).pluck().get(id) as string | null) ?? '') : '';

/** 直运通知, to the supplier: which car goes where, to whom and when. No price stands on it. */
export function printDirect(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { card, order, document } = openDirect(showroom.store, { id: session.staffId, role: session.role }, id);
  const words = WORDS[lang];
  const { field, sign } = words;
  const paper: PrintedPaper = { entity: 'direct_request', docId: id, versionNo: card.versionNo, form: 'direct' };
  return offerCopy(showroom, session, { paper, lang }, (nth) => ({
    paper: 'directRequest',
    title: words.title,
    file: card.docNo ?? words.draft,
    head: [
      card.docNo ?? words.draft,
      card.docOn ?? '',
      document.frozen ? '' : words.draft,
      nth > 1 ? fill(words.again, { n: nth - 1 }) : '',
    ].filter((said, at, all) => said && all.indexOf(said) === at),
    parts: [
      {
        facts: [
          { label: field.supplier, value: card.supplier ?? '' },
          { label: field.order, value: order?.orderNo ?? '' },
          wide(field.car, [order?.productName, order?.exteriorColor, order?.interiorColor].filter(Boolean).join(' / ')),
          { label: field.vin, value: card.vin ?? '' },
          { label: field.planned, value: card.plannedOn ?? '' },
          { label: field.contact, value: card.contact ?? '' },
          { label: field.phone, value: phoneOf(showroom, session, id) },
          wide(field.address, card.address),
          { label: field.carrier, value: card.carrier ?? '' },
          { label: field.waybill, value: card.waybillNo ?? '' },
          wide(field.remark, card.remark),
        ],
      },
      { notes: [words.notes] },
      {
        lines: [
          { label: sign.sender, value: '' },
          { label: sign.seller, value: '' },
          { label: sign.on, value: '' },
        ],
      },
    ],
  }));
}
