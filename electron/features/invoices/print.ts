import { inCapitals } from '../../../db/money/capitals.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { Fact } from '../../kernel/printing.ts';
import { requireRecord } from '../../records/standing.ts';
import { todayOf } from '../../records/who.ts';
import { type FormLanguage, fill, offerForm } from '../settings/forms.ts';
import { accountOf } from './ageing.ts';
import { openInvoice } from './opening.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };

type Words = typeof zh;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
const money = (fen: number | null): string => (fen === null ? '' : yuan.format(fen / 100));
const fact = (label: string, value: string | number | null | undefined): Fact => ({
  label,
  value: String(value ?? ''),
});
const wide = (label: string, value: string | number | null | undefined): Fact => ({
  ...fact(label, value),
  wide: true,
});

/** 开票资料: the whole face, to type from; any time, and no invoice. It carries the buyer's number whole. */
export function printInvoiceSheet(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const { orderNo, blueNo } = openInvoice(store, who, id);
  const card = store.write(who, (tx) => {
    tx.audit('print', 'sales_invoice', id, { form: 'invoice' });
    return requireRecord(tx, 'sales_invoice', id);
  });
  const { sheet, field, ...words } = WORDS[lang];
  const isRed = card.redOfId !== null;
  const form = {
    paper: 'invoice' as const,
    title: isRed ? sheet.red : sheet.title,
    file: card.docNo ?? card.vin ?? '',
    head: [card.docNo ?? sheet.draft, orderNo ?? ''].filter(Boolean),
    parts: [
      { notes: [sheet.note] },
      {
        heading: sheet.face,
        facts: [
          fact(field.medium, words.medium[card.medium]),
          fact(field.issuedOn, card.issuedOn),
          fact(field.code, card.invoiceCode),
          fact(field.no, card.invoiceNo),
          wide(field.buyer, card.buyerName),
          wide(field.buyerTaxNo, card.buyerTaxNo),
          ...(isRed
            ? [fact(field.blue, blueNo), fact(field.redReason, card.redReason && words.reason[card.redReason])]
            : []),
        ],
      },
      {
        heading: sheet.car,
        facts: [
          fact(field.vehicleType, card.vehicleType),
          fact(field.brandModel, card.brandModel),
          fact(field.place, card.originPlace),
          ...(card.origin === 'imported'
            ? [fact(field.importCert, card.importCertNo), fact(field.inspection, card.inspectionNo)]
            : [fact(field.cert, card.certNo)]),
          fact(field.engine, card.engineNo),
          fact(field.vin, card.vin),
          ...(card.tonnage ? [fact(field.tonnage, card.tonnage)] : []),
          fact(field.seats, card.seats),
        ],
      },
      {
        heading: sheet.amount,
        facts: [
          wide(field.capitals, inCapitals(card.grossFen ?? 0, { prefix: true })),
          fact(field.gross, money(card.grossFen)),
          fact(field.rate, card.rateBp === null ? '' : `${card.rateBp / 100} %`),
          fact(field.net, money(card.netFen)),
          fact(field.tax, money(card.taxFen)),
          fact(field.authority, [card.taxAuthority, card.taxAuthorityCode].filter(Boolean).join(' ')),
          ...(card.taxPaidNo ? [fact(field.taxPaid, card.taxPaidNo)] : []),
        ],
      },
      {
        heading: sheet.seller,
        facts: [
          wide(field.sellerName, card.sellerName),
          fact(field.sellerTaxNo, card.sellerTaxNo),
          fact(field.sellerPhone, card.sellerPhone),
          fact(field.sellerBank, card.sellerBank),
          fact(field.sellerAccount, card.sellerAccount),
          wide(field.sellerAddress, card.sellerAddress),
          fact(field.issuer, card.issuer),
          wide(field.remark, card.remark),
        ],
      },
    ],
  };
  return offerForm(showroom, session, form, lang);
}

/** 应收对账单 of a customer, for their confirmation. */
export function printStatement(
  showroom: Showroom,
  session: Session,
  { id, on = todayOf(showroom.store), lang }: { id: string; on?: string | undefined; lang: FormLanguage },
): Promise<{ url: string }> {
  const account = accountOf(showroom.store, id, on);
  const words = WORDS[lang];
  const { statement } = words;
  const { columns: title } = statement;
  const right = 'right' as const;
  const form = {
    paper: 'statement' as const,
    title: statement.title,
    file: `${account.name} ${on}`,
    head: [account.name, fill(statement.asOf, { on })],
    parts: [
      {
        heading: statement.owed,
        columns: [
          { title: title.no, width: 24 },
          { title: title.on, width: 12 },
          { title: title.due, width: 12 },
          { title: title.invoice, width: 26 },
          { title: title.amount, width: 16, align: right },
          { title: title.settled, width: 16, align: right },
          { title: title.open, width: 16, align: right },
        ],
        rows: account.receivables.map((one) => [
          ...[one.docNo, one.docOn, one.dueOn, one.invoiceNo ?? ''],
          ...[money(one.amountFen), money(one.settledFen), money(one.amountFen - one.settledFen)],
        ]),
      },
      {
        heading: statement.paid,
        columns: [
          { title: title.no, width: 24 },
          { title: title.on, width: 12 },
          { title: title.purpose, width: 12 },
          { title: title.amount, width: 16, align: right },
          { title: title.free, width: 16, align: right },
        ],
        rows: account.receipts.map((one) => [
          ...[one.docNo, one.receivedOn, words.purpose[one.purpose as keyof Words['purpose']] ?? one.purpose],
          ...[money(one.standingFen), money(one.standingFen - one.usedFen)],
        ]),
      },
      {
        notes: [
          fill(statement.balance, { fen: money(account.balanceFen), free: money(account.freeFen) }),
          statement.note,
        ],
      },
      {
        lines: [
          { label: statement.sign.customer, value: '' },
          { label: statement.sign.finance, value: session.name },
          { label: statement.sign.on, value: on },
        ],
      },
    ],
  };
  return offerForm(showroom, session, form, lang);
}
