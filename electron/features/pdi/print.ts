import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { offerCopy } from '../documents/printing.ts';
import { type Form, type FormLanguage, fill, momentText } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { openPdi } from './service.ts';

type Words = typeof zh;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

/** PDI 检查表. Of one that is done each copy is noted, and from the second on says which it is. */
export function printPdi(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const opened = openPdi(store, who, id);
  const { card, document } = opened;
  const paper: PrintedPaper = { entity: 'pdi_sheet', docId: id, versionNo: card.versionNo, form: 'pdi' };
  const counted = document.frozen;
  return offerCopy(showroom, session, { paper, lang, counted }, (nth) => sheet(opened, nth, WORDS[lang]));
}

function sheet({ card, car, document }: ReturnType<typeof openPdi>, nth: number, words: Words): Form {
  const { field, column } = words;
  const done = document.events.filter((event) => event.stands && event.to === card.status).at(-1);
  const name = card.docNo ?? car?.vin ?? '';
  return {
    paper: 'pdi',
    title: words.title,
    file: name,
    head: [card.docNo ?? words.open, card.docOn ?? '', nth > 1 ? fill(words.again, { n: nth - 1 }) : ''].filter(
      Boolean,
    ),
    parts: [
      {
        facts: [
          { label: field.vin, value: car?.vin ?? '' },
          { label: field.car, value: [car?.model ?? car?.series, car?.exteriorColor].filter(Boolean).join(' ') },
          { label: field.odometer, value: card.odometerKm === null ? '' : `${card.odometerKm} km` },
          { label: field.result, value: words.status[card.status] },
        ],
      },
      {
        columns: [
          { title: column.no, width: 30, align: 'center' },
          { title: column.point, width: 150 },
          { title: column.ok, width: 45, align: 'center' },
          { title: column.fault, width: 45, align: 'center' },
          { title: column.na, width: 50, align: 'center' },
          { title: column.note, width: 180 },
        ],
        rows: card.points.map(({ item, own, result, note }, at) => [
          String(at + 1),
          item === 'own' ? (own ?? '') : words.item[item],
          ...(['ok', 'fault', 'na'] as const).map((one) => (result === one ? '√' : '')),
          note ?? '',
        ]),
      },
      { facts: [{ label: field.remark, value: card.remark ?? '', wide: true }] },
      {
        lines: [
          { label: field.technician, value: card.technician ?? '' },
          { label: field.done, value: done ? `${done.byName ?? ''} ${momentText(done.at)}` : '' },
        ],
      },
    ],
  };
}
