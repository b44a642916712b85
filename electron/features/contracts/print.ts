import { contractTotals } from '../../../db/contracts/model.ts';
import { inCapitals } from '../../../db/money/capitals.ts';
import { depositsOf, ownMoneyOf } from '../../../db/receipts/model.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { offerCopy } from '../documents/printing.ts';
import { receivedFor } from '../receipts/rows.ts';
import { type FormLanguage, fill, offerForm } from '../settings/forms.ts';
import { readSettings } from '../settings/service.ts';
import { isCarHeld } from './approved.ts';
import { contractForm } from './paper.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { type Contract, duesOf, linesOf } from './rows.ts';
import { contractDocument } from './service.ts';

export type Words = typeof zh;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });

interface Asked {
  id: string;
  lang: FormLanguage;
}

/** The paper carries the buyer's whole number: a consultant prints their own contracts, managers and the back office all. */
function rowFor(store: Store, who: Who, id: string): Contract {
  const row = store.write(who, (tx) => requireRecord(tx, 'contract', id));
  if (who.role === 'consultant' && row.ownerId !== who.id) throw new Refusal('contract.notYours');
  return row;
}

/** 购车合同. A draft is stamped so and not counted; of one with a number each copy is noted, and from the second on says which it is. */
export async function printContract(
  showroom: Showroom,
  session: Session,
  { id, lang }: Asked,
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const row = rowFor(store, who, id);
  const paper: PrintedPaper = { entity: 'contract', docId: id, versionNo: row.versionNo, form: 'contract' };
  const isDraft = !contractDocument.frozen.includes(row.status);
  const held = store.write(who, (tx) => isCarHeld(tx, row));
  const { showroomName } = readSettings(store);
  const words = WORDS[lang];
  const parts = { row, lines: linesOf(store.db, id), dues: duesOf(store.db, id), held, showroomName, words };
  const offered = await offerCopy(showroom, session, { paper, lang, counted: !isDraft }, (nth) =>
    contractForm({ ...parts, nth }),
  );
  if (isDraft) store.write(who, (tx) => tx.audit('export', 'contract', id, { form: 'draft' }));
  return offered;
}

/** 收款通知: what the customer is to pay at the till next, the deposit first; it says nothing of what was paid. */
export function printPaymentNotice(
  showroom: Showroom,
  session: Session,
  { id, lang }: Asked,
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const row = rowFor(store, who, id);
  const words = WORDS[lang].notice;
  const received = receivedFor(store.db, { contractId: id });
  const { totalFen } = contractTotals(row.vehicleFen, linesOf(store.db, id));
  const depositFen = Math.max(0, (row.depositFen ?? 0) - depositsOf(received));
  const isDeposit = depositFen > 0;
  const fen = isDeposit ? depositFen : Math.max(0, totalFen - ownMoneyOf(received));
  store.write(who, (tx) => tx.audit('export', 'contract', id, { form: 'paymentNotice' }));
  const form = {
    paper: 'paymentNotice' as const,
    title: words.title,
    file: row.docNo ?? WORDS[lang].draft,
    head: [row.docNo ?? WORDS[lang].draft],
    parts: [
      {
        facts: [
          { label: words.payer, value: row.buyerName },
          { label: words.car, value: [row.brand, row.modelName].filter(Boolean).join(' ') },
          { label: words.purpose, value: isDeposit ? (row.depositKind ?? '') : words.balance },
          { label: words.amount, value: `¥ ${yuan.format(fen / 100)}` },
          { label: words.capitals, value: inCapitals(fen, { prefix: true }), wide: true },
        ],
      },
      { notes: [fill(words.note, { no: row.docNo ?? '' })] },
      {
        lines: [
          { label: words.consultant, value: session.name },
          { label: words.cashier, value: '' },
        ],
      },
    ],
  };
  return offerForm(showroom, session, form, lang);
}
