import { clockOf, dayOf } from '../../../db/core/day.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import type { CustomerDoc, CustomerField } from '../../../db/customers/search.ts';
import type { LossDoc, LossField } from '../../../db/losses/search.ts';
import type { RequestDoc, RequestField } from '../../../db/requests/search.ts';
import type { DriveDoc, DriveField } from '../../../db/test-drives/search.ts';
import type { VehicleDoc, VehicleField } from '../../../db/vehicles/search.ts';
import type { Range } from '../../kernel/search/index.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { foundPerson, marksIn, type Part, partOf } from '../visits/matched.ts';

/** Kinds the quick search finds, in the order of their groups. */
export const hitKinds = [
  'customer',
  'vehicle',
  'visit',
  'contact',
  'test_drive',
  'loss',
  'service_request',
  'playbook_entry',
] as const;
export type HitKind = (typeof hitKinds)[number];

/** One hit of the quick search (快速检索). */
export interface Hit {
  kind: HitKind;
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
    | 'day'
    | 'said'
  >[];
  /** The level of a customer, the status of a vehicle, the state of a drive, a loss or a request, what a visit was for, how a contact was made. */
  mark: string | null;
  /** Whose visit, contact or drive it is. */
  customerId?: string | null;
  /** The day of a visit, `YYYY-MM-DD`. */
  on?: string;
}

const CUSTOMER = `SELECT c.name, c.contact_name AS contactName, c.mobile, c.landline, c.id_no AS idNo, c.uscc, c.birth_on AS birthOn,
  owner.name AS ownerName, c.level AS mark
  FROM customer c LEFT JOIN staff owner ON owner.id = c.owner_id WHERE c.id = ? AND c.deleted_at IS NULL`;
const VEHICLE = `SELECT vin, plate, brand, series, model, brand_model AS brandModel, exterior_color AS color, status AS mark
  FROM vehicle WHERE id = ? AND deleted_at IS NULL`;
const DRIVE = `SELECT d.drive_no AS driveNo, d.driver_name AS driverName, d.driver_mobile AS driverMobile, d.state AS mark,
  d.planned_start_at AS plannedAt, d.customer_id AS customerId, car.number AS car FROM test_drive d
  LEFT JOIN demo_car car ON car.id = d.demo_car_id WHERE d.id = ? AND d.deleted_at IS NULL`;
const LOSS = `SELECT l.customer_name AS customerName, l.bought_brand AS boughtBrand, l.bought_model AS boughtModel, l.bought_dealer AS boughtDealer, l.reason,
  l.asked_at AS askedAt, l.state AS mark FROM loss l WHERE l.id = ? AND l.deleted_at IS NULL`;
const REQUEST = `SELECT r.customer_name AS customerName, r.content, r.due_on AS dueOn, r.state AS mark
  FROM service_request r WHERE r.id = ? AND r.deleted_at IS NULL`;

type CustomerRow = CustomerDoc & { ownerName: string | null; mark: string };
type VehicleRow = VehicleDoc & { color: string | null; mark: string };
type DriveRow = DriveDoc & { plannedAt: number; customerId: string | null; car: string | null; mark: string };
type LossRow = LossDoc & { reason: string | null; askedAt: number; mark: string };
type RequestRow = RequestDoc & { content: string; dueOn: string; mark: string };

export const said = (field: 'owner' | 'color' | 'planned' | 'car' | 'asked', text: string | null) =>
  text === null ? [] : [{ field, text, matched: false, marks: [] }];

type Shower<Row> = (store: Store, id: string, row: Row, typed: string) => Hit;

const customerHit: Shower<CustomerRow> = (store, id, row, typed) => {
  const { marks, parts } = foundPerson(store, row, typed);
  return {
    kind: 'customer',
    id,
    title: row.name,
    marks,
    parts: [...parts, ...said('owner', row.ownerName)],
    mark: row.mark,
  };
};

const vehicleHit: Shower<VehicleRow> = ({ search }, id, row, typed) => {
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
};

const driveHit: Shower<DriveRow> = ({ search }, id, row, typed) => {
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
    customerId: row.customerId,
  };
};

const lossHit: Shower<LossRow> = ({ search }, id, row, typed) => {
  const why = search.why<LossField>('loss', { ...row }, typed);
  const title = row.customerName ?? '';
  const bought = (['boughtBrand', 'boughtModel', 'boughtDealer'] as const).flatMap((field) =>
    row[field] && why.some((match) => match.field === field) ? [partOf(field, row[field], why)] : [],
  );
  const parts = [...said('asked', [dayOf(row.askedAt), row.reason].filter(Boolean).join(' ')), ...bought];
  return { kind: 'loss', id, title, marks: marksIn('customerName', title, why), parts, mark: row.mark };
};

const requestHit: Shower<RequestRow> = ({ search }, id, row, typed) => {
  const why = search.why<RequestField>('service_request', { customerName: row.customerName }, typed);
  const title = row.customerName ?? '';
  const parts = said('asked', `${row.dueOn} ${row.content}`);
  return { kind: 'service_request', id, title, marks: marksIn('customerName', title, why), parts, mark: row.mark };
};

/** Kinds that have an index of their own: what is shown of one, and how. */
const SHOWN = {
  customer: [CUSTOMER, customerHit],
  vehicle: [VEHICLE, vehicleHit],
  test_drive: [DRIVE, driveHit],
  loss: [LOSS, lossHit],
  service_request: [REQUEST, requestHit],
} as unknown as Record<IndexedKind, readonly [string, Shower<unknown>]>;
export const indexedKinds = ['customer', 'vehicle', 'test_drive', 'loss', 'service_request'] as const;
export type IndexedKind = (typeof indexedKinds)[number];

/** A found record as it is shown; nothing when it was removed. */
export function hitOf(store: Store, kind: IndexedKind, id: string, typed: string): Hit[] {
  const [sql, shown] = SHOWN[kind];
  const row = prepared<unknown>(store.db, sql).get(id);
  return row === undefined ? [] : [shown(store, id, row, typed)];
}
