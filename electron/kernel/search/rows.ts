import type Database from 'better-sqlite3';
import type { Fragment } from './fragments.ts';
import type { CustomerDoc, VehicleDoc } from './grams.ts';
import { customerFacts, holdsAll, vehicleFacts } from './holds.ts';
import type { Exact, SearchKind } from './plan.ts';

/** Where the search asks about the records themselves. */
export interface SearchRows {
  /** Ids of living records whose field is exactly this, newest touched first. */
  exact(kind: SearchKind, asked: Exact): string[];
  /** Does the record hold all fragments? */
  verify(kind: SearchKind, id: string, fragments: Fragment[]): boolean;
}

const CONDITIONS: Record<Exact['field'], string> = {
  phone: 'mobile = :value OR landline = :value',
  idNumber: 'id_no = :value OR uscc = :value',
  vin: 'vin = :value',
  plate: 'plate = :value',
};

const DOCS: Record<SearchKind, string> = {
  customer: `SELECT name, contact_name AS contactName, mobile, landline, id_no AS idNo, uscc, birth_on AS birthOn
    FROM customer WHERE id = ?`,
  vehicle: 'SELECT vin, plate, brand, series, model, brand_model AS brandModel FROM vehicle WHERE id = ?',
};

/** The store's own tables as the search asks them. Statements are made on first use, once the tables are there. */
export function storeRows(db: Database.Database): SearchRows {
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    exact(kind, { field, value }) {
      const sql = `SELECT id FROM ${kind} WHERE (${CONDITIONS[field]}) AND deleted_at IS NULL AND merged_into IS NULL
        ORDER BY updated_at DESC LIMIT 50`;
      return (prepared(sql).all({ value }) as { id: string }[]).map((row) => row.id);
    },
    verify(kind, id, fragments) {
      const doc = prepared(DOCS[kind]).get(id);
      if (!doc) return false;
      const facts = kind === 'customer' ? customerFacts(doc as CustomerDoc) : vehicleFacts(doc as VehicleDoc);
      return holdsAll(facts, fragments);
    },
  };
}
