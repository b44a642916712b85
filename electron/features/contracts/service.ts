import {
  type ContractDueFields,
  type ContractFields,
  type ContractLineFields,
  type ContractState,
  contractDueFields,
  contractFields,
  contractLineFields,
  contractProblems,
  FREE_FIELDS,
  FRESH_CONTRACT,
} from '../../../db/contracts/model.ts';
import { contractGates, contractSteps } from '../../../db/contracts/steps.ts';
import { contract } from '../../../db/contracts/table.ts';
import { missing } from '../../../db/core/fields.ts';
import { normaliseIdNumber } from '../../../db/customers/id-number.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { historying } from '../../records/history.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { factsOf } from './facts.ts';
import { type Contract, contractSight, duesOf, linesOf } from './rows.ts';

const KEPT: readonly string[] = [...FREE_FIELDS, 'id'];
const fieldsOf = (row: Contract) => {
  const values = row as unknown as Record<string, string | number | boolean | string[] | null>;
  const sealed = Object.keys(contractFields.shape).filter((field) => !KEPT.includes(field));
  return Object.fromEntries(sealed.map((field) => [field, values[field] ?? null]));
};

/** 购车合同 with its steps. */
export const contractDocument = documenting({
  entity: 'contract',
  table: contract,
  type: 'HT',
  steps: contractSteps,
  gates: contractGates,
  facts: (tx, row) => factsOf(tx, row),
  content: (tx, row) => ({
    ...fieldsOf(row),
    lines: linesOf(tx.db, row.id).map(({ rev: _rev, ...line }) => ({ ...line })),
    dues: duesOf(tx.db, row.id).map(({ rev: _rev, ...due }) => ({ ...due })),
  }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
  took(tx, row, to) {
    // Another wording is another version: papers of the one before are waste, and the seal over it is broken.
    if (to === 'draft') tx.update('contract', row.id, { versionNo: row.versionNo + 1, contentHash: null });
  },
});

/** A draft alone may be changed; a void one too is left as it was. @throws Refusal `document.frozen` */
function requireDraft(tx: Write, id: string): Contract {
  const row = contractDocument.requireOpen(tx, id);
  if (row.status !== 'draft') throw new Refusal('document.frozen', { params: { docNo: row.docNo } });
  return row;
}

const PRODUCT = 'SELECT brand, model_name AS modelName, name FROM product WHERE id = ?';

/** Whoever chooses a product need not type its names again. */
function namesOf(tx: Write, values: Partial<ContractFields>) {
  if (!values.productId) return {};
  const {
    brand,
    modelName,
    name: configName,
  } = tx.db.prepare(PRODUCT).get(values.productId) as Record<string, string | null>;
  const known = { brand, modelName: modelName ?? configName, configName };
  return Object.fromEntries(Object.entries(known).filter(([field]) => !(field in values)));
}

export const contractSaving = saving({
  entity: 'contract',
  fields: contractFields,
  sight: contractSight,
  usual: FRESH_CONTRACT,
  problems: contractProblems,
  tidy: (typed) => ({
    ...typed,
    ...(typed.idNo && typed.idType && { idNo: normaliseIdNumber(typed.idType, typed.idNo) }),
  }),
  check(tx, values, row) {
    requireRecord(tx, 'customer', (values.customerId ?? row?.customerId)!);
    if (row && 'customerId' in values && values.customerId !== row.customerId)
      throw new Refusal('contract.otherCustomer');
    if (row && Object.keys(values).some((field) => !FREE_FIELDS.includes(field))) requireDraft(tx, row.id);
    if (row && 'signedOn' in values && row.status !== 'draft' && row.status !== 'printed')
      throw new Refusal('document.frozen', { params: { docNo: row.docNo } });
    return namesOf(tx, values);
  },
  born: (_tx, id, who) => ({
    status: 'draft' as const,
    versionNo: 1,
    threadId: id,
    ...(who.role === 'consultant' && { ownerId: who.id }),
  }),
});

/** An item of a draft. */
export const lineSaving = saving({
  entity: 'contract_line',
  fields: contractLineFields,
  sight: seeing({ entity: 'contract_line' }),
  usual: { mode: 'sell', qty: 1 },
  problems: (typed) => missing(typed, ['kind', 'mode', 'qty']),
  check(tx, values, row) {
    requireDraft(tx, (row?.contractId ?? values.contractId)!);
    return undefined;
  },
});

/** A part of the payment plan of a draft. */
export const dueSaving = saving({
  entity: 'contract_due',
  fields: contractDueFields,
  sight: seeing({ entity: 'contract_due' }),
  problems: (typed) => [
    ...missing(typed, ['dueFen']),
    ...(typed.dueOn || typed.condition ? [] : [{ path: 'condition', code: 'contract.when' }]),
  ],
  check(tx, values, row) {
    requireDraft(tx, (row?.contractId ?? values.contractId)!);
    return undefined;
  },
});

type LineTyped = Partial<Omit<ContractLineFields, 'contractId' | 'lineNo'>>;
type DueTyped = Partial<Omit<ContractDueFields, 'contractId' | 'lineNo'>>;

/** The rows of a contract: added at the end, changed, taken out. */
export const contractLines = {
  add: (store: Store, who: Who, { id, ...typed }: { id: string } & LineTyped) =>
    store.write(who, (tx) => {
      requireRecord(tx, 'contract', id);
      const lineNo = (linesOf(tx.db, id).at(-1)?.lineNo ?? 0) + 1;
      lineSaving.insert(tx, who, { ...typed, contractId: id, lineNo } as never, todayOf(store));
    }),
  change: (store: Store, who: Who, typed: Target & LineTyped) =>
    store.write(who, (tx) => void lineSaving.change(tx, who, typed as never, todayOf(store))),
  remove: (store: Store, who: Who, target: Target) =>
    store.write(who, (tx) => {
      requireDraft(tx, lineSaving.current(tx, target).contractId);
      tx.remove('contract_line', target.id, { rev: target.rev });
    }),
};

export const contractDues = {
  add: (store: Store, who: Who, { id, ...typed }: { id: string } & DueTyped) =>
    store.write(who, (tx) => {
      requireRecord(tx, 'contract', id);
      const lineNo = (duesOf(tx.db, id).at(-1)?.lineNo ?? 0) + 1;
      dueSaving.insert(tx, who, { ...typed, contractId: id, lineNo } as never, todayOf(store));
    }),
  change: (store: Store, who: Who, typed: Target & DueTyped) =>
    store.write(who, (tx) => void dueSaving.change(tx, who, typed as never, todayOf(store))),
  remove: (store: Store, who: Who, target: Target) =>
    store.write(who, (tx) => {
      requireDraft(tx, dueSaving.current(tx, target).contractId);
      tx.remove('contract_due', target.id, { rev: target.rev });
    }),
};

/** @throws Refusal of `documenting` */
export function goContract(
  store: Store,
  who: Who,
  { to, reason, ...target }: Target & { seen: string; to: ContractState; reason?: string | null | undefined },
): void {
  store.write(who, (tx) => void contractDocument.go(tx, store, who, target, to, reason ?? null));
}

export const contractHistory = historying(contractSight, {
  customerId: 'SELECT name FROM customer WHERE id = ?',
  ownerId: 'SELECT name FROM staff WHERE id = ?',
  productId: 'SELECT name FROM product WHERE id = ?',
  quoteId: 'SELECT doc_no FROM quote WHERE id = ?',
});
