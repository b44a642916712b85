import { inCapitals } from '../../../db/money/capitals.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { Fact } from '../../kernel/printing.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { offerCopy } from '../documents/printing.ts';
import { type Form, type FormLanguage, fill } from '../settings/forms.ts';
import { openTransfer } from './opening.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };

/** 调拨订单 调拨出库单 调拨入库单 内部结算清单 */
export const transferPapers = ['order', 'out', 'in', 'settlement'] as const;
export type TransferPaper = (typeof transferPapers)[number];

const FORMS = {
  order: { entity: 'transfer_order', paper: 'transferOrder' },
  out: { entity: 'transfer_out', paper: 'transferOut' },
  in: { entity: 'transfer_in', paper: 'transferIn' },
  settlement: { entity: 'transfer_settlement', paper: 'transferSettlement' },
} as const;

type Words = typeof zh;
type Opened = ReturnType<typeof openTransfer>;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
const fact = (label: string, value: string | number | null | undefined): Fact => ({
  label,
  value: String(value ?? ''),
});
const money = (label: string, fen: number | null | undefined): Fact =>
  fact(label, fen == null ? '' : `¥ ${yuan.format(fen / 100)}`);
const wide = (label: string, value: string): Fact => ({ label, value, wide: true });

/** One paper of a transfer, as it stands at this store. @throws Refusal `record.missing` while there is none */
export function printTransfer(
  showroom: Showroom,
  session: Session,
  { id, paper, lang }: { id: string; paper: TransferPaper; lang: FormLanguage },
): Promise<{ url: string }> {
  const opened = openTransfer(showroom.store, { id: session.staffId, role: session.role }, id);
  const doc = { order: opened.card, out: opened.out, in: opened.received, settlement: opened.settlement }[paper];
  const { entity, paper: form } = FORMS[paper];
  if (!doc) throw new Refusal('record.missing', { params: { entity } });
  const words = WORDS[lang];
  const printed: PrintedPaper = { entity, docId: doc.id, versionNo: doc.versionNo, form };
  return offerCopy(showroom, session, { paper: printed, lang }, (nth) => ({
    paper: form,
    title: words.title[paper],
    file: doc.docNo ?? '',
    head: [doc.docNo ?? words.draft, doc.docOn ?? '', nth > 1 ? fill(words.again, { n: nth - 1 }) : ''].filter(Boolean),
    parts: [
      { facts: [fact(words.field.from, opened.card.fromStoreName), fact(words.field.to, opened.card.toStoreName)] },
      { heading: words.car, facts: carFacts(words, opened) },
      ...PARTS[paper](words, opened),
      { lines: [fact(words.sign.from, ''), fact(words.sign.to, ''), fact(words.sign.on, '')] },
    ],
  }));
}

function carFacts({ field }: Words, { card, out }: Opened): Fact[] {
  const car = out?.car;
  if (!car) return [fact(field.vin, card.vin), fact(field.wanted, card.wanted)];
  return [
    fact(field.vin, car.vin),
    fact(field.model, car.model ?? car.series),
    fact(field.color, [car.exteriorColor, car.interiorColor].filter(Boolean).join(' / ')),
    fact(field.engineNo, car.engineNo),
    fact(field.cert, car.conformityCertNo ?? car.importCertNo),
  ];
}

const PARTS: Record<TransferPaper, (words: Words, opened: Opened) => Form['parts']> = {
  order: ({ field, terms, priceRule, payer }, { card }) => [
    {
      heading: terms,
      facts: [
        fact(field.priceRule, priceRule[card.priceRule]),
        ...(card.ruleFen == null ? [] : [money('', card.ruleFen)]),
        fact(field.freightBy, payer[card.freightBy]),
        fact(field.neededOn, card.neededOn),
        fact(field.asked, card.askedByName),
        fact(field.answered, card.answeredByName),
        ...(card.answer ? [wide(field.answer, card.answer)] : []),
      ],
    },
  ],
  out: ({ field, handed }, { out }) => [
    {
      heading: handed,
      facts: [
        fact(field.odometer, out?.odometerKm == null ? '' : `${out.odometerKm} km`),
        fact(field.keys, out?.keyCount),
        fact(field.carrier, out?.carrier),
        fact(field.signedOn, out?.signedOn),
        fact(field.signedBy, out?.signedByName),
        wide(field.certificates, (out?.certificates ?? []).join('、')),
      ],
    },
  ],
  in: ({ field, handed, bearer }, { received }) => [
    {
      heading: handed,
      facts: [
        fact(field.outNo, received?.outNo),
        fact(field.odometer, received?.odometerKm == null ? '' : `${received.odometerKm} km`),
        fact(field.location, received?.location),
        fact(field.signedOn, received?.signedOn),
        fact(field.signedBy, received?.signedByName),
        ...(received?.damageNote ? [wide(field.damage, received.damageNote)] : []),
        ...(received?.damageFen ? [money(field.damageFen, received.damageFen)] : []),
        ...(received?.damageLiable ? [fact(field.liable, bearer[received.damageLiable])] : []),
        ...(received?.refusal ? [wide(field.refusal, received.refusal)] : []),
      ],
    },
  ],
  settlement: ({ field, money: heading, taxpayers, priceRule }, { settlement }) =>
    settlement
      ? [
          {
            heading,
            facts: [
              fact(field.priceRule, priceRule[settlement.priceRule]),
              money(field.price, settlement.priceFen),
              money(field.freight, settlement.freightFen),
              money(field.damageOff, settlement.damageFen),
              money(field.total, settlement.totalFen),
              wide(field.capitals, inCapitals(settlement.totalFen, { prefix: true })),
              fact(field.taxpayers, taxpayers[settlement.taxpayers]),
              ...(settlement.taxpayers === 'different' ? [money(field.vat, settlement.vatFen)] : []),
              fact(field.invoiceNo, settlement.invoiceNo),
              fact(field.outBy, settlement.outByName),
              fact(field.inBy, settlement.inByName),
            ],
          },
        ]
      : [],
};
