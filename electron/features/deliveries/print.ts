import type { EntityName } from '../../../db/records.ts';
import type { PaperName } from '../../../db/settings/papers.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { PaperPart } from '../../kernel/printing.ts';
import type { DocumentEvent } from '../../records/document.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { offerCopy } from '../documents/printing.ts';
import { type FormLanguage, fill, momentText } from '../settings/forms.ts';
import { type DeliveryAround, openNote, openOut, openSign } from './opening.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };

type Words = typeof zh;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

/** The three papers of a delivery: 交车通知单, 出库单 (stamped 未审核 before the audit), 交车确认单. */
type Kind = 'note' | 'out' | 'sign';
const ENTITY: Record<Kind, EntityName> = { note: 'delivery_note', out: 'stock_out', sign: 'sign_off' };
const PAPER: Record<Kind, PaperName> = { note: 'delivery', out: 'stockOut', sign: 'signOff' };

interface Made {
  card: { docNo: string | null; docOn: string | null; versionNo: number };
  document: { frozen: boolean; events: readonly (DocumentEvent & { stands: boolean })[] };
  parts: PaperPart[];
}

export function printDelivery(
  showroom: Showroom,
  session: Session,
  kind: Kind,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const words = WORDS[lang];
  const made: Made =
    kind === 'note'
      ? note(openNote(store, who, id), words)
      : kind === 'out'
        ? out(openOut(store, who, id), words)
        : sign(openSign(store, who, id), words);
  const { card, document, parts } = made;
  const paper: PrintedPaper = { entity: ENTITY[kind], docId: id, versionNo: card.versionNo, form: kind };
  const name = card.docNo ?? words.draft;
  const stamp = document.frozen ? '' : kind === 'out' ? words.unaudited : words.draft;
  return offerCopy(showroom, session, { paper, lang }, (nth) => ({
    paper: PAPER[kind],
    title: words.title[kind],
    file: name,
    head: [name, card.docOn ?? '', stamp, nth > 1 ? fill(words.again, { n: nth - 1 }) : ''].filter(
      (said, at, all) => said && all.indexOf(said) === at,
    ),
    parts,
  }));
}

/** Whose car it is, and which one. */
const facts = ({ order, car }: DeliveryAround, words: Words): PaperPart => ({
  facts: [
    { label: words.field.customer, value: order?.customerName ?? '' },
    { label: words.field.order, value: order?.orderNo ?? '' },
    { label: words.field.consultant, value: order?.ownerName ?? '' },
    { label: words.field.vin, value: car?.vin ?? '' },
    {
      label: words.field.car,
      value: [car?.model ?? car?.series ?? order?.productName, car?.exteriorColor, car?.interiorColor]
        .filter(Boolean)
        .join(' / '),
      wide: true,
    },
  ],
});
const tick = (on: boolean) => (on ? '√' : '□');

function note({ card, document, around }: ReturnType<typeof openNote>, words: Words): Made {
  const { field } = words;
  return {
    card,
    document,
    parts: [
      facts(around, words),
      {
        facts: [
          { label: field.planned, value: [card.plannedOn, card.plannedTime].filter(Boolean).join(' ') },
          { label: field.bay, value: card.bay ?? '' },
          { label: field.mode, value: words.mode[card.mode] },
          {
            label: field.papers,
            value: Object.entries(words.paper)
              .map(([paper, name]) => `${tick((card.papers ?? []).includes(paper as never))} ${name}`)
              .join('  '),
            wide: true,
          },
          { label: field.remark, value: card.remark ?? '', wide: true },
        ],
      },
      {
        lines: [signed(document, 'approved', words.signed.approved), { label: words.signed.warehouse, value: '' }],
      },
    ],
  };
}

function out({ card, document, around }: ReturnType<typeof openOut>, words: Words): Made {
  const { field } = words;
  return {
    card,
    document,
    parts: [
      facts(around, words),
      {
        facts: [
          { label: field.keys, value: card.keys === null ? '' : String(card.keys) },
          { label: field.odometer, value: card.odometerKm === null ? '' : `${card.odometerKm} km` },
          { label: field.certificates, value: (card.certificates ?? []).join('、'), wide: true },
          { label: field.remark, value: card.remark ?? '', wide: true },
        ],
      },
      {
        lines: [
          signed(document, 'audited', words.signed.audited),
          signed(document, 'left', words.signed.left),
          { label: words.signed.taken, value: '' },
        ],
      },
    ],
  };
}

function sign({ card, document, around }: ReturnType<typeof openSign>, words: Words): Made {
  const { field, column } = words;
  const damages = card.damages ?? [];
  return {
    card,
    document,
    parts: [
      facts(around, words),
      {
        heading: words.checked,
        facts: Object.entries(words.check).map(([check, name]) => ({
          label: name,
          value: tick((card.checks ?? []).includes(check as never)),
        })),
      },
      ...(damages.length === 0
        ? [{ notes: [words.noDamage] }]
        : [
            {
              heading: words.damages,
              columns: [
                { title: column.part, width: 110 },
                { title: column.kind, width: 70 },
                { title: column.severity, width: 60 },
                { title: column.liable, width: 60 },
                { title: column.handling, width: 60 },
                { title: column.note, width: 140 },
              ],
              rows: damages.map(({ part, kind, severity, liable, handling, note: said }) => [
                part,
                words.kind[kind],
                words.severity[severity],
                liable ? words.liable[liable] : '',
                handling ? words.handling[handling] : '',
                said ?? '',
              ]),
            },
          ]),
      {
        heading: words.ceremony,
        facts: Object.entries(words.step).map(([step, name]) => ({
          label: name,
          value: tick((card.ceremony ?? []).includes(step as never)),
        })),
      },
      {
        lines: [
          { label: field.signer, value: card.signer ?? '', ...(card.signature && { drawing: card.signature }) },
          signed(document, 'signed', words.signed.handed),
        ],
      },
    ],
  };
}

function signed(document: Made['document'], to: string, label: string) {
  const event = document.events.filter((one) => one.to === to && one.stands).at(-1);
  return { label, value: event ? `${event.byName ?? ''} ${momentText(event.at)}` : '' };
}
