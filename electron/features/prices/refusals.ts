import { contradicted, type TaxRule } from '../../../db/money/tax-rule.ts';
import { classProblems } from '../../../db/pricing/class-tree.ts';
import { matchTaken, whoLoses } from '../../../db/pricing/match-taken.ts';
import type { MatchRow } from '../../../db/pricing/price-book.ts';
import type { Connection } from '../../kernel/connection.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Write } from '../../kernel/write.ts';
import { customerClassRows, matchRows, productClassRows, taxRows } from './rows.ts';

const NEW = 'new';

/** @throws InvalidInput at `parentId`, `code` */
export function refuseClass(
  tx: Write,
  entity: 'customer_class' | 'product_class',
  row: { code?: string | null | undefined; parentId?: string | null | undefined },
  id = NEW,
): undefined {
  const others = entity === 'customer_class' ? customerClassRows(tx.db) : productClassRows(tx.db);
  const found = classProblems(others, { id, code: row.code ?? null, parentId: row.parentId ?? null });
  if (found.length > 0) throw new InvalidInput(found);
}

/** @throws Refusal `price.codeTaken` naming who has it */
export function refuseCode(
  tx: Write,
  entity: 'price_item' | 'price_list' | 'price_policy',
  { code }: { code?: string | null | undefined },
  id = NEW,
): undefined {
  const taken = tx.db
    .prepare(`SELECT name FROM ${entity} WHERE code = ? AND id <> ? AND deleted_at IS NULL`)
    .get(code, id) as { name: string } | undefined;
  if (taken) throw new Refusal('price.codeTaken', { field: 'code', params: taken });
}

const namesOf = (tx: Pick<Write, 'db'>) =>
  new Map([...customerClassRows(tx.db), ...productClassRows(tx.db)].map((each) => [each.id, each.name]));

/** Each product class goes with one customer class at a time. @throws Refusal `match.taken` naming classes and days */
export function refuseMatch(tx: Write, values: object, id = NEW): undefined {
  const taken = matchTaken(matchRows(tx.db), { ...values, id } as unknown as MatchRow);
  if (!taken) return;
  const names = namesOf(tx);
  const params = {
    product: names.get(taken.productClassId) ?? '',
    customer: names.get(taken.customerClassId) ?? '',
    from: taken.from,
    to: taken.to ?? '',
  };
  throw new Refusal('match.taken', { field: 'validFrom', params });
}

/** Customer classes by name that have no price any more once this row is saved: it hides the wider rows for all customers. */
export function whoWouldLose(
  db: Connection,
  { id, ...values }: Omit<MatchRow, 'id'> & { id?: string | undefined },
): string[] {
  const book = {
    customerClasses: customerClassRows(db),
    productClasses: productClassRows(db),
    matches: matchRows(db).filter((each) => each.id !== id),
  };
  const names = namesOf({ db });
  const losing = whoLoses(book, { ...values, id: id ?? NEW }).flatMap(({ customerClassIds }) => customerClassIds);
  return [...new Set(losing)].map((each) => names.get(each) ?? '');
}

/** @throws Refusal `tax.contradicts` naming the days of the other rule */
export function refuseContradiction(tx: Write, values: object, id = NEW): undefined {
  const [other] = contradicted(values as TaxRule, taxRows(tx.db, id));
  if (other)
    throw new Refusal('tax.contradicts', {
      field: 'validFrom',
      params: { from: other.validFrom, to: other.validTo },
    });
}
