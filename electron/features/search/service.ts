import type { CustomerDoc, CustomerField } from '../../../db/customers/search.ts';
import type { VehicleDoc, VehicleField } from '../../../db/vehicles/search.ts';
import type { Range } from '../../kernel/search/index.ts';
import type { Store } from '../../kernel/store.ts';
import type { Who } from '../../records/who.ts';
import { foundPerson, marksIn, type Part, partOf } from '../visits/matched.ts';

/** One hit of the quick search (快速检索). */
export interface Hit {
  kind: 'customer' | 'vehicle';
  id: string;
  title: string;
  /** The pieces of the title that were typed. */
  marks: Range[];
  /** What else is shown, and every other field that holds something of what was typed. */
  parts: Part<CustomerField | VehicleField | 'owner' | 'color'>[];
  /** The level of a customer, the status of a vehicle. */
  mark: string | null;
}

/** What the quick search lists, and the kinds of which there is more than that. */
export interface Found {
  hits: Hit[];
  more: Hit['kind'][];
}

const MOST = { customer: 8, vehicle: 4 } as const;

const CUSTOMER = `SELECT c.name, c.contact_name AS contactName, c.mobile, c.landline, c.id_no AS idNo, c.uscc, c.birth_on AS birthOn,
  owner.name AS ownerName, c.level AS mark
  FROM customer c LEFT JOIN staff owner ON owner.id = c.owner_id WHERE c.id = ? AND c.deleted_at IS NULL`;
const VEHICLE = `SELECT vin, plate, brand, series, model, brand_model AS brandModel, exterior_color AS color, status AS mark
  FROM vehicle WHERE id = ? AND deleted_at IS NULL`;

type CustomerRow = CustomerDoc & { ownerName: string | null; mark: string };
type VehicleRow = VehicleDoc & { color: string | null; mark: string };

const said = (field: 'owner' | 'color', text: string | null) =>
  text === null ? [] : [{ field, text, matched: false, marks: [] }];

function customerHit(store: Store, id: string, row: CustomerRow, typed: string): Hit {
  const { marks, parts } = foundPerson(store, row, typed);
  return {
    kind: 'customer',
    id,
    title: row.name,
    marks,
    parts: [...parts, ...said('owner', row.ownerName)],
    mark: row.mark,
  };
}

function vehicleHit({ search }: Store, id: string, row: VehicleRow, typed: string): Hit {
  const why = search.why<VehicleField>('vehicle', { ...row }, typed);
  const titled = row.model ? 'model' : row.series ? 'series' : 'vin';
  const parts = (['vin', 'plate', 'brand', 'series', 'brandModel'] as const).flatMap((field) => {
    const always = field === 'vin' || field === 'plate';
    const shown = row[field] && field !== titled && (always || why.some((match) => match.field === field));
    return shown ? [partOf(field, row[field]!, why)] : [];
  });
  const title = row[titled]!;
  const marks = marksIn(titled, title, why);
  return { kind: 'vehicle', id, title, marks, parts: [...parts, ...said('color', row.color)], mark: row.mark };
}

/** Customers, then vehicles, that hold everything typed, newest touched first; what was searched is kept in the audit log. */
export function quickSearch(store: Store, viewer: Who, text: string): Found {
  const typed = text.trim();
  if (typed === '') return { hits: [], more: [] };
  const more: Hit['kind'][] = [];
  const ids = (kind: Hit['kind']) => {
    const found = store.search.find(kind, typed, MOST[kind] + 1);
    if (found.length > MOST[kind]) more.push(kind);
    return found.slice(0, MOST[kind]);
  };
  const customer = store.db.prepare(CUSTOMER);
  const vehicle = store.db.prepare(VEHICLE);
  const hits: Hit[] = [];
  for (const id of viewer.role === 'warehouse' ? [] : ids('customer')) {
    const row = customer.get(id) as CustomerRow | undefined;
    if (row) hits.push(customerHit(store, id, row, typed));
  }
  for (const id of ids('vehicle')) {
    const row = vehicle.get(id) as VehicleRow | undefined;
    if (row) hits.push(vehicleHit(store, id, row, typed));
  }
  if (typed.length > 1)
    store.write(viewer, (tx) => tx.audit('search', 'quickSearch', null, { text: typed, hits: hits.length }));
  return { hits, more };
}
