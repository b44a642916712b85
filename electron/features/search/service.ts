import { maskPhone } from '../../../db/customers/phone.ts';
import type { Store } from '../../kernel/store.ts';
import type { Who } from '../../records/who.ts';

/** One hit of the quick search (快速检索). */
export interface Hit {
  kind: 'customer' | 'vehicle';
  id: string;
  title: string;
  subtitle: string;
  /** The level of a customer, the status of a vehicle. */
  mark: string | null;
}

/** What the quick search lists, and the kinds of which there is more than that. */
export interface Found {
  hits: Hit[];
  more: Hit['kind'][];
}

const MOST = { customer: 8, vehicle: 4 } as const;

const CUSTOMER = `SELECT c.name AS title, c.contact_name AS contact, coalesce(c.mobile, c.landline) AS phone, owner.name AS ownerName,
  c.level AS mark FROM customer c LEFT JOIN staff owner ON owner.id = c.owner_id WHERE c.id = ? AND c.deleted_at IS NULL`;
const VEHICLE = `SELECT coalesce(model, series, vin) AS title, vin, plate, exterior_color AS color, status AS mark
  FROM vehicle WHERE id = ? AND deleted_at IS NULL`;

interface CustomerRow {
  title: string;
  /** 联系人 of a company. */
  contact: string | null;
  phone: string | null;
  ownerName: string | null;
  mark: string;
}
interface VehicleRow {
  title: string;
  vin: string;
  plate: string | null;
  color: string | null;
  mark: string;
}

const line = (...parts: (string | null)[]) => parts.filter(Boolean).join(' · ');

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
    if (!row) continue;
    const subtitle = line(row.contact, row.phone && maskPhone(row.phone), row.ownerName);
    hits.push({ kind: 'customer', id, title: row.title, subtitle, mark: row.mark });
  }
  for (const id of ids('vehicle')) {
    const row = vehicle.get(id) as VehicleRow | undefined;
    if (!row) continue;
    const subtitle = line(row.vin, row.plate, row.color);
    hits.push({ kind: 'vehicle', id, title: row.title, subtitle, mark: row.mark });
  }
  if (typed.length > 1)
    store.write(viewer, (tx) => tx.audit('search', 'quickSearch', null, { text: typed, hits: hits.length }));
  return { hits, more };
}
