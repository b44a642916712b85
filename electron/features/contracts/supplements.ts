import { contractSupplementFields, type SupplementState } from '../../../db/contracts/model.ts';
import { supplementGates, supplementSteps } from '../../../db/contracts/steps.ts';
import { contractSupplement } from '../../../db/contracts/table.ts';
import { supplementNo } from '../../../db/documents/number.ts';
import type { RowOf } from '../../../db/entities.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { Connection } from '../../kernel/connection.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { documenting } from '../../records/document.ts';
import type { PrintedPaper } from '../../records/document-print.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import { offerCopy } from '../documents/printing.ts';
import { type FormLanguage, fill } from '../settings/forms.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };

type Supplement = RowOf<'contract_supplement'>;
const sight = seeing({ entity: 'contract_supplement', hides: { lastEventId: () => false, contentHash: () => false } });

const SCANS = `SELECT count(*) FROM attachment WHERE entity = 'contract' AND entity_id = ? AND kind = 'supplement' AND deleted_at IS NULL`;
const SIGNED = `SELECT count(*) FROM contract_supplement WHERE contract_id = ? AND id <> ? AND status = 'signed' AND deleted_at IS NULL`;
const NUMBERED = 'SELECT count(*) FROM contract_supplement WHERE contract_id = ? AND doc_no IS NOT NULL';
const count = (db: Connection, sql: string, ...of: string[]) =>
  prepared(db, sql)
    .pluck()
    .get(...of) as number;

/** 补充协议 with its steps. */
export const supplementDocument = documenting({
  entity: 'contract_supplement',
  table: contractSupplement,
  type: 'HT',
  number: (tx, { contractId }) =>
    supplementNo(requireRecord(tx, 'contract', contractId).docNo ?? '', count(tx.db, NUMBERED, contractId) + 1),
  steps: supplementSteps,
  gates: supplementGates,
  facts: (tx, { id, contractId, terms }) => ({
    terms,
    scans: count(tx.db, SCANS, contractId),
    signedBefore: count(tx.db, SIGNED, contractId, id),
  }),
  content: (_tx, { contractId, terms }) => ({ contractId, terms }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
});

export const supplementSaving = saving({
  entity: 'contract_supplement',
  fields: contractSupplementFields,
  sight,
  check(tx, _values, row) {
    if (row) supplementDocument.requireOpen(tx, row.id);
    return undefined;
  },
});

/** Contracts that bind: before that the contract itself is worded anew. */
const BINDING: readonly string[] = ['signed', 'effective'];

/** 拟补充协议; one that is a draft already is opened. @throws Refusal `contract.notBinding` */
export const startSupplement = (store: Store, who: Who, contractId: string): { id: string } =>
  store.write(who, (tx) => {
    const { status, docNo } = requireRecord(tx, 'contract', contractId);
    if (!BINDING.includes(status)) throw new Refusal('contract.notBinding', { params: { docNo } });
    const draft = supplementsOf(tx.db, contractId).find((one) => one.status === 'draft');
    if (draft) return { id: draft.id };
    const { id } = tx.insert('contract_supplement', { id: newId(), contractId, status: 'draft', versionNo: 1 });
    return { id };
  });

export type SupplementLine = Pick<Supplement, 'id' | 'docNo' | 'status' | 'terms'>;
const OF = `SELECT id, doc_no AS docNo, status, terms FROM contract_supplement WHERE contract_id = ? AND deleted_at IS NULL ORDER BY created_at`;
/** 补充协议 of a contract, in the order they were begun. */
export const supplementsOf = (db: Connection, contractId: string): SupplementLine[] =>
  prepared<SupplementLine>(db, OF).all(contractId);

const CONTRACT = 'SELECT doc_no AS docNo, buyer_name AS buyerName, doc_on AS docOn FROM contract WHERE id = ?';
export const openSupplement = opening({
  sight,
  more: (tx, row, who) => ({
    contract: prepared(tx.db, CONTRACT).get(row.contractId) as {
      docNo: string | null;
      buyerName: string;
      docOn: string | null;
    },
    document: supplementDocument.standing(tx, row, who),
  }),
});
export const supplementHistory = historying(sight);

/** @throws Refusal of `documenting` */
export function goSupplement(
  store: Store,
  who: Who,
  { to, reason, ...target }: Target & { seen: string; to: SupplementState; reason?: string | null | undefined },
): void {
  store.write(who, (tx) => void supplementDocument.go(tx, store, who, target, to, reason ?? null));
}

const WORDS = { 'zh-CN': zh, en };

/** 补充协议 for both signatures; a draft is stamped so. */
export function printSupplement(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { card, contract, document } = openSupplement(showroom.store, { id: session.staffId, role: session.role }, id);
  const all = WORDS[lang];
  const words = all.supplement;
  const paper: PrintedPaper = { entity: 'contract_supplement', docId: id, versionNo: 1, form: 'supplement' };
  return offerCopy(showroom, session, { paper, lang }, (nth) => ({
    paper: 'supplement',
    title: words.title,
    file: card.docNo ?? all.draft,
    head: [
      card.docNo ?? all.draft,
      card.docOn ?? '',
      document.frozen && nth > 1 ? fill(all.again, { n: nth - 1 }) : '',
    ].filter(Boolean),
    parts: [
      { notes: [fill(words.intro, { no: contract.docNo ?? '', on: contract.docOn ?? '' })] },
      { notes: (card.terms ?? '').split('\n').filter((line) => line.trim() !== '') },
      { notes: [words.rest] },
      {
        lines: [
          { label: words.buyer, value: contract.buyerName },
          { label: words.seller, value: '' },
          { label: words.on, value: '' },
        ],
      },
    ],
  }));
}
