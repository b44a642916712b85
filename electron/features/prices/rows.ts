import type { TaxRules } from '../../../db/money/tax-rule.ts';
import type { PolicyStepFields } from '../../../db/prices/model.ts';
import { type ClassRow, leavesOf } from '../../../db/pricing/class-tree.ts';
import type { AuthorityRule } from '../../../db/pricing/ladder.ts';
import type { ListRow, MatchRow, PolicyRow } from '../../../db/pricing/price-book.ts';
import type { Role } from '../../../db/staff/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';

/** A class of either tree. */
export interface NamedClass extends ClassRow {
  code: string;
  name: string;
  parentId: string | null;
}

const classes = (table: string) => (db: Connection) =>
  prepared<NamedClass>(
    db,
    `SELECT id, code, name, parent_id AS parentId FROM ${table} WHERE deleted_at IS NULL ORDER BY code, id`,
  ).all() as NamedClass[];
export const customerClassRows = classes('customer_class');
export const productClassRows = classes('product_class');

const MATCHES = `SELECT id, product_class_id AS productClassId, customer_class_id AS customerClassId, policy_id AS policyId,
  valid_from AS validFrom, valid_to AS validTo FROM price_match WHERE deleted_at IS NULL
    AND claim_state IS NOT 'lost' ORDER BY product_class_id, valid_from, id`;
/** 未成功 at head office: another row stands on these days, and this one prices nothing. */
export const matchRows = (db: Connection) => prepared<MatchRow>(db, MATCHES).all() as MatchRow[];

const POLICIES = 'SELECT id, code, name, steps FROM price_policy WHERE deleted_at IS NULL ORDER BY code, id';
export interface NamedPolicy extends PolicyRow {
  code: string;
  name: string;
  steps: PolicyStepFields[];
}
export const policyRows = (db: Connection): NamedPolicy[] =>
  (prepared(db, POLICIES).all() as (Omit<NamedPolicy, 'steps'> & { steps: string | null })[]).map((row) => ({
    ...row,
    steps: JSON.parse(row.steps ?? '[]') as PolicyStepFields[],
  }));

const LISTS =
  'SELECT id, code, name, store_ids AS storeIds, active FROM price_list WHERE deleted_at IS NULL ORDER BY code, id';
export interface NamedList extends ListRow {
  code: string;
  name: string;
}
export const listRows = (db: Connection): NamedList[] =>
  (
    prepared(db, LISTS).all() as { id: string; code: string; name: string; storeIds: string | null; active: number }[]
  ).map(({ storeIds, active, ...row }) => ({
    ...row,
    storeIds: storeIds === null ? null : (JSON.parse(storeIds) as string[]),
    active: active === 1,
  }));

const ITEMS = `SELECT code, name, visible_to AS visibleTo FROM price_item WHERE deleted_at IS NULL
  ORDER BY CASE code WHEN 'guide' THEN 1 WHEN 'deal' THEN 2 WHEN 'floor' THEN 3 ELSE 4 END, code, id`;
export interface ItemRow {
  code: string;
  name: string;
  visibleTo: Role[];
}
export const itemRows = (db: Connection): ItemRow[] =>
  (prepared(db, ITEMS).all() as { code: string; name: string; visibleTo: string | null }[]).map((row) => ({
    ...row,
    visibleTo: JSON.parse(row.visibleTo ?? '[]') as Role[],
  }));

const AUTHORITY = `SELECT level, product_class_id AS productClassId, may_go_down_to AS mayGoDownTo, below_floor_fen AS belowFloorFen
  FROM authority_rule WHERE deleted_at IS NULL ORDER BY level, id`;
/** 额度 rules, for `db/pricing/ladder.ts`. */
export const authorityRows = (db: Connection) => prepared(db, AUTHORITY).all() as AuthorityRule[];

const TAX = `SELECT kind, params, valid_from AS validFrom, valid_to AS validTo, source FROM tax_rule
  WHERE deleted_at IS NULL AND id <> ? ORDER BY kind, valid_from, id`;
/** 税费参数, for `db/money`; without one of them where it is about to be changed. */
export const taxRows = (db: Connection, but = ''): TaxRules =>
  (prepared(db, TAX).all(but) as { params: string }[]).map((row) => ({
    ...row,
    params: JSON.parse(row.params) as unknown,
  })) as unknown as TaxRules;

export const PRODUCT_CLASS_NAME = 'SELECT name FROM product_class WHERE id = ?';

/** Only to a class without one below it may something belong. */
export const isLeafClass = (db: Connection, id: string): boolean => leavesOf(productClassRows(db)).includes(id);
