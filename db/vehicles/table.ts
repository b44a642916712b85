import { isNotNull } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, bool, fen, id, on, syncedColumns } from '../core/columns.ts';
import type { fuels, origins, vehicleStatuses } from './model.ts';
import type { MovementKind } from './movement.ts';
import type { certPlaces } from './papers.ts';
import type { PersonRelation } from './person.ts';
import type { queryKinds, SavedFilters } from './query.ts';

/** 车辆卡片. One row a VIN; `buyerId` and `driverId` tie it to customers (购买人 / 使用人). */
export const vehicle = sqliteTable(
  'vehicle',
  {
    id: id(),
    vin: text('vin').notNull(),
    engineNo: text('engine_no'),
    brand: text('brand'),
    series: text('series'),
    model: text('model'),
    modelId: text('model_id'),
    brandModel: text('brand_model'),
    modelYear: integer('model_year'),
    origin: text('origin').$type<(typeof origins)[number]>().notNull(),
    plate: text('plate'),
    registeredOn: on('registered_on'),
    exteriorColor: text('exterior_color'),
    interiorColor: text('interior_color'),
    options: text('options'),
    optionIds: text('option_ids', { mode: 'json' }).$type<string[]>(),
    keyNo: text('key_no'),
    displacementMl: integer('displacement_ml'),
    powerKw: integer('power_kw'),
    fuel: text('fuel').$type<(typeof fuels)[number]>(),
    transmission: text('transmission'),
    driveType: text('drive_type'),
    seats: integer('seats'),
    emission: text('emission'),
    producedOn: on('produced_on'),
    status: text('status').$type<(typeof vehicleStatuses)[number]>().notNull(),
    location: text('location'),
    supplier: text('supplier'),
    purchaseOrderNo: text('purchase_order_no'),
    purchasedOn: on('purchased_on'),
    arrivedOn: on('arrived_on'),
    listPriceFen: fen('list_price_fen'),
    costFen: fen('cost_fen'),
    conformityCertNo: text('conformity_cert_no'),
    cocNo: text('coc_no'),
    importCertNo: text('import_cert_no'),
    inspectionNo: text('inspection_no'),
    customsDeclNo: text('customs_decl_no'),
    port: text('port'),
    importedOn: on('imported_on'),
    buyerId: text('buyer_id'),
    driverId: text('driver_id'),
    remarks: text('remarks'),
    expectedOn: on('expected_on'),
    keyCount: integer('key_count'),
    certPlace: text('cert_place').$type<(typeof certPlaces)[number]>(),
    certBank: text('cert_bank'),
    handedPapers: text('handed_papers'),
    inspectedOn: on('inspected_on'),
    tariffFen: fen('tariff_fen'),
    consumptionTaxFen: fen('consumption_tax_fen'),
    importVatFen: fen('import_vat_fen'),
    ...syncedColumns(),
  },
  (t) => [
    // Not unique: two PCs without a line may both make a card of one car; head office then names the pair.
    index('vehicle_vin').on(t.vin),
    index('vehicle_plate').on(t.plate),
    index('vehicle_buyer').on(t.buyerId),
    index('vehicle_driver').on(t.driverId),
    index('vehicle_updated').on(t.updatedAt, t.id),
    index('vehicle_status').on(t.status, t.updatedAt, t.id),
    // What stands here, oldest first or by series: the delivered cars of years would have to be walked past otherwise.
    index('vehicle_status_arrived').on(t.status, t.arrivedOn, t.id),
    index('vehicle_status_series').on(t.status, t.series, t.updatedAt, t.id),
    index('vehicle_arrived').on(t.arrivedOn, t.id),
    index('vehicle_series').on(t.series, t.updatedAt, t.id),
    index('vehicle_merged').on(t.mergedInto).where(isNotNull(t.mergedInto)),
  ],
);

/** 车辆移动: append-only; what a car did and where it went. */
export const vehicleMovement = sqliteTable(
  'vehicle_movement',
  {
    id: id(),
    vehicleId: text('vehicle_id').notNull(),
    kind: text('kind').$type<MovementKind>().notNull(),
    movedAt: at('moved_at').notNull(),
    fromStatus: text('from_status').$type<(typeof vehicleStatuses)[number]>().notNull(),
    toStatus: text('to_status').$type<(typeof vehicleStatuses)[number]>().notNull(),
    fromPlace: text('from_place'),
    toPlace: text('to_place'),
    holder: text('holder'),
    dueBackOn: on('due_back_on'),
    odometerKm: integer('odometer_km'),
    reason: text('reason'),
    customerId: text('customer_id'),
    ...syncedColumns(),
  },
  (t) => [
    index('vehicle_movement_of').on(t.vehicleId, t.movedAt, t.id),
    index('vehicle_movement_at').on(t.movedAt, t.id),
  ],
);

/** 客户与车: who has to do with a car, and for how long; cars that were never ours have no `vehicleId`. */
export const vehiclePerson = sqliteTable(
  'vehicle_person',
  {
    id: id(),
    vehicleId: text('vehicle_id'),
    customerId: text('customer_id').notNull(),
    relation: text('relation').$type<PersonRelation>().notNull(),
    brandModel: text('brand_model'),
    plate: text('plate'),
    mileageKm: integer('mileage_km'),
    since: on('since'),
    until: on('until'),
    note: text('note'),
    ...syncedColumns(),
  },
  (t) => [
    index('vehicle_person_of_car').on(t.vehicleId, t.relation),
    index('vehicle_person_of_customer').on(t.customerId, t.relation),
  ],
);

/** 常用查询 of a list. */
export const savedQuery = sqliteTable(
  'saved_query',
  {
    id: id(),
    name: text('name').notNull(),
    kind: text('kind').$type<(typeof queryKinds)[number]>().notNull(),
    filters: text('filters', { mode: 'json' }).$type<SavedFilters>().notNull(),
    shared: bool('shared'),
    ...syncedColumns(),
  },
  (t) => [index('saved_query_kind').on(t.kind, t.name)],
);
