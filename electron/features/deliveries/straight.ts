import type { DirectShippedFields } from '../../../db/direct-shipments/model.ts';
import type { RowOf } from '../../../db/entities.ts';
import { checkVin } from '../../../db/vehicles/vin.ts';
import { newId } from '../../kernel/ids.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { requireRecord } from '../../records/standing.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { modelOf } from '../models/tree.ts';
import { moved } from '../vehicles/movements.ts';
import { vehicleSaving } from '../vehicles/service.ts';
import { leaveStock, outDocument } from './outs.ts';
import { outOfNote } from './rows.ts';
import { noteDocument, noteSaving } from './service.ts';

/** Where a car stands that goes from the supplier straight to the customer. */
export const STRAIGHT_PLACE = '直运';

const ON_ITS_WAY = `SELECT id FROM vehicle WHERE vin = ? AND status = 'inTransit' AND deleted_at IS NULL AND merged_into IS NULL`;
const MODEL = 'SELECT model_id FROM product WHERE id = ?';

interface Sent {
  orderVehicleId: string;
  supplier: string | null;
  plannedOn: string | null;
  typed: Partial<Omit<DirectShippedFields, 'carrier' | 'waybillNo' | 'shippedOn'>>;
}

/**
 * A car that never stands in the showroom's stock: its card is made (or the one on its way goes on), with the papers it is handed over by: a 发货单
 * of mode `direct`, a 出库单 that nobody prints, and the 签收单 that waits. Only the signature moves them.
 * @throws InvalidInput at the fields of the vehicle card; Refusal `vehicle.vinTaken`
 */
export function sendStraight(tx: Write, store: Store, who: Who, { orderVehicleId, supplier, plannedOn, typed }: Sent) {
  const today = todayOf(store);
  const ordered = requireRecord(tx, 'order_vehicle', orderVehicleId);
  const { customerId } = requireRecord(tx, 'sales_order', ordered.orderId);
  const checked = checkVin(typed.vin ?? '');
  const known = checked.ok ? (prepared(tx.db, ON_ITS_WAY).pluck().get(checked.value) as string | undefined) : undefined;
  const modelId = prepared(tx.db, MODEL).pluck().get(ordered.productId) as string | null | undefined;
  const model = modelId ? modelOf(tx.db, { modelId, series: null, model: null } as never) : undefined;
  const facts = {
    ...{ supplier, buyerId: customerId, exteriorColor: ordered.exteriorColor, interiorColor: ordered.interiorColor },
    ...(model && {
      ...{
        modelId: model.id,
        brand: model.brand,
        series: model.series,
        model: model.modelName,
        modelYear: model.modelYear,
      },
      ...{ brandModel: model.brandModel, seats: model.seats, displacementMl: model.displacementMl, fuel: model.fuel },
      ...{ listPriceFen: model.guidePriceFen, origin: model.origin ?? undefined },
    }),
  };
  const before = known === undefined ? undefined : requireRecord(tx, 'vehicle', known);
  const car = before
    ? vehicleSaving.change(tx, who, { id: before.id, rev: before.rev, buyerId: customerId, ...typed } as never, today)
    : vehicleSaving.insert(
        tx,
        who,
        {
          ...{ origin: 'domestic', ...facts, ...typed, status: 'inTransit', location: STRAIGHT_PLACE },
          // Its papers say it where the catalogue does not.
          ...(typed.importCertNo && { origin: 'imported' }),
        } as never,
        today,
      );
  const note = noteSaving.insert(tx, who, { orderVehicleId, plannedOn }, today);
  tx.update('delivery_note', note.id, { mode: 'direct' });
  const outId = newId();
  tx.insert('stock_out', { id: outId, status: 'draft', versionNo: 1, deliveryNoteId: note.id, vehicleId: car.id });
  tx.insert('sign_off', { id: newId(), status: 'open', versionNo: 1, stockOutId: outId, deliveryNoteId: note.id });
  return { vehicleId: car.id, vin: car.vin, deliveryNoteId: note.id };
}

type Ended = (tx: Write, who: Who, noteId: string, to: 'signed' | 'refused') => void;
const endings: Ended[] = [];
/** A later room hears when a car that came straight was signed for or refused. */
export const whenHandedOver = (heard: Ended): void => void endings.push(heard);

/**
 * The customer signed for a car that came straight, or refused it. Signed, it came in and went out in one moment; refused, it was never in
 * stock: its card goes, and the car of the order has ended.
 */
export function handedOver(tx: Write, who: Who, sign: RowOf<'sign_off'>, to: 'signed' | 'refused'): void {
  const out = requireRecord(tx, 'stock_out', sign.stockOutId);
  const note = requireRecord(tx, 'delivery_note', sign.deliveryNoteId);
  if (to === 'signed') {
    const car = requireRecord(tx, 'vehicle', out.vehicleId);
    tx.update('vehicle', car.id, moved(tx, who, car, 'arrive', { toPlace: STRAIGHT_PLACE }), { action: 'move' });
    outDocument.along(tx, who, out.id, 'left');
    leaveStock(tx, who, out);
  } else {
    straightEnded(tx, who, note.id, sign.docNo);
    tx.update('order_vehicle', note.orderVehicleId, { ended: 'refused', endedById: sign.id }, { action: 'end' });
  }
  for (const heard of endings) heard(tx, who, note.id, to);
}

/** A straight delivery is off: its papers are, and a card that was made for it goes. */
export function straightEnded(tx: Write, who: Who, noteId: string, reason: string | null): void {
  noteDocument.along(tx, who, noteId, 'cancelled', reason);
  const out = outOfNote(tx.db, noteId);
  if (!out) return;
  const car = tx.get('vehicle', out.vehicleId);
  if (car && car.status === 'inTransit' && car.location === STRAIGHT_PLACE)
    tx.remove('vehicle', car.id, { rev: car.rev });
}
