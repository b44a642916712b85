import { clockOf, dayOf } from '../../../db/core/day.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import type { CustomerDoc, CustomerField } from '../../../db/customers/search.ts';
import type { LossDoc, LossField } from '../../../db/losses/search.ts';
import type { RequestDoc, RequestField } from '../../../db/requests/search.ts';
import type { Role } from '../../../db/staff/model.ts';
import type { DriveDoc, DriveField } from '../../../db/test-drives/search.ts';
import type { VehicleDoc, VehicleField } from '../../../db/vehicles/search.ts';
import type { Range } from '../../kernel/search/index.ts';
import type { Store } from '../../kernel/store.ts';
import type { Who } from '../../records/who.ts';
import { foundPerson, marksIn, type Part, partOf } from '../visits/matched.ts';

/** One hit of the quick search (快速检索). */
export interface Hit {
  kind: 'customer' | 'vehicle' | 'test_drive' | 'loss' | 'service_request';
  id: string;
  title: string;
  /** The pieces of the title that were typed. */
  marks: Range[];
  /** What else is shown, and every other field that holds something of what was typed. */
  parts: Part<
    | CustomerField
    | VehicleField
    | DriveField
    | LossField
    | RequestField
    | 'owner'
    | 'color'
    | 'planned'
    | 'car'
    | 'asked'
  >[];
  /** The level of a customer, the status of a vehicle, the state of a drive, a loss or a request. */
  mark: string | null;
}

/** What the quick search lists, and the kinds of which there is more than that. */
export interface Found {
  hits: Hit[];
  more: Hit['kind'][];
}

const MOST = { customer: 8, vehicle: 4, test_drive: 3, loss: 3, service_request: 3 } as const;

const CUSTOMER = `SELECT c.name, c.contact_name AS contactName, c.mobile, c.landline, c.id_no AS idNo, c.uscc, c.birth_on AS birthOn,
  owner.name AS ownerName, c.level AS mark
  FROM customer c LEFT JOIN staff owner ON owner.id = c.owner_id WHERE c.id = ? AND c.deleted_at IS NULL`;
const VEHICLE = `SELECT vin, plate, brand, series, model, brand_model AS brandModel, exterior_color AS color, status AS mark
  FROM vehicle WHERE id = ? AND deleted_at IS NULL`;

type CustomerRow = CustomerDoc & { ownerName: string | null; mark: string };
type VehicleRow = VehicleDoc & { color: string | null; mark: string };
type DriveRow = DriveDoc & { plannedAt: number; car: string | null; mark: string };

const DRIVE = `SELECT d.drive_no AS driveNo, d.driver_name AS driverName, d.driver_mobile AS driverMobile, d.state AS mark,
  d.planned_start_at AS plannedAt, car.number AS car FROM test_drive d LEFT JOIN demo_car car ON car.id = d.demo_car_id
  WHERE d.id = ? AND d.deleted_at IS NULL`;

type LossRow = LossDoc & { reason: string | null; askedAt: number; mark: string };

const LOSS = `SELECT l.customer_name AS customerName, l.bought_brand AS boughtBrand, l.bought_model AS boughtModel, l.bought_dealer AS boughtDealer, l.reason,
  l.asked_at AS askedAt, l.state AS mark FROM loss l WHERE l.id = ? AND l.deleted_at IS NULL`;

type RequestRow = RequestDoc & { content: string; dueOn: string; mark: string };

const REQUEST = `SELECT r.customer_name AS customerName, r.content, r.due_on AS dueOn, r.state AS mark
  FROM service_request r WHERE r.id = ? AND r.deleted_at IS NULL`;

const said = (field: 'owner' | 'color' | 'planned' | 'car' | 'asked', text: string | null) =>
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

function driveHit({ search }: Store, id: string, row: DriveRow, typed: string): Hit {
  const why = search.why<DriveField>('test_drive', { ...row }, typed);
  const title = row.driverName ?? row.driveNo;
  const phone = row.driverMobile ? [partOf('driverMobile', maskPhone(row.driverMobile), why)] : [];
  const number = why.some(({ field }) => field === 'driveNo') ? [partOf('driveNo', row.driveNo, why)] : [];
  return {
    kind: 'test_drive',
    id,
    title,
    marks: marksIn(row.driverName ? 'driverName' : 'driveNo', title, why),
    parts: [
      ...said('planned', `${dayOf(row.plannedAt)} ${clockOf(row.plannedAt)}`),
      ...said('car', row.car),
      ...phone,
      ...number,
    ],
    mark: row.mark,
  };
}

function lossHit({ search }: Store, id: string, row: LossRow, typed: string): Hit {
  const why = search.why<LossField>('loss', { ...row }, typed);
  const title = row.customerName ?? '';
  const bought = (['boughtBrand', 'boughtModel', 'boughtDealer'] as const).flatMap((field) =>
    row[field] && why.some((match) => match.field === field) ? [partOf(field, row[field], why)] : [],
  );
  const parts = [...said('asked', [dayOf(row.askedAt), row.reason].filter(Boolean).join(' ')), ...bought];
  return { kind: 'loss', id, title, marks: marksIn('customerName', title, why), parts, mark: row.mark };
}

function requestHit({ search }: Store, id: string, row: RequestRow, typed: string): Hit {
  const why = search.why<RequestField>('service_request', { customerName: row.customerName }, typed);
  const title = row.customerName ?? '';
  const parts = said('asked', `${row.dueOn} ${row.content}`);
  return { kind: 'service_request', id, title, marks: marksIn('customerName', title, why), parts, mark: row.mark };
}

/** What a role does not get to see anywhere it does not find. */
const HIDDEN: Partial<Record<Role, readonly Hit['kind'][]>> = {
  reception: ['loss'],
  warehouse: ['customer', 'test_drive', 'loss', 'service_request'],
  finance: ['test_drive', 'loss', 'service_request'],
};

/** Customers, vehicles, then test drives, losses and requests, that hold everything typed, newest touched first; what was searched is kept in the audit log. */
export function quickSearch(store: Store, viewer: Who, text: string): Found {
  const typed = text.trim();
  if (typed === '') return { hits: [], more: [] };
  const more: Hit['kind'][] = [];
  const ids = (kind: Hit['kind']) => {
    if (HIDDEN[viewer.role]?.includes(kind)) return [];
    const found = store.search.find(kind, typed, MOST[kind] + 1);
    if (found.length > MOST[kind]) more.push(kind);
    return found.slice(0, MOST[kind]);
  };
  const customer = store.db.prepare(CUSTOMER);
  const vehicle = store.db.prepare(VEHICLE);
  const hits: Hit[] = [];
  for (const id of ids('customer')) {
    const row = customer.get(id) as CustomerRow | undefined;
    if (row) hits.push(customerHit(store, id, row, typed));
  }
  for (const id of ids('vehicle')) {
    const row = vehicle.get(id) as VehicleRow | undefined;
    if (row) hits.push(vehicleHit(store, id, row, typed));
  }
  const drive = store.db.prepare(DRIVE);
  for (const id of ids('test_drive')) {
    const row = drive.get(id) as DriveRow | undefined;
    if (row) hits.push(driveHit(store, id, row, typed));
  }
  const loss = store.db.prepare(LOSS);
  for (const id of ids('loss')) {
    const row = loss.get(id) as LossRow | undefined;
    if (row) hits.push(lossHit(store, id, row, typed));
  }
  const request = store.db.prepare(REQUEST);
  for (const id of ids('service_request')) {
    const row = request.get(id) as RequestRow | undefined;
    if (row) hits.push(requestHit(store, id, row, typed));
  }
  if (typed.length > 1)
    store.write(viewer, (tx) => tx.audit('search', 'quickSearch', null, { text: typed, hits: hits.length }));
  return { hits, more };
}
