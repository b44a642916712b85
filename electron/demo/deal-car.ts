import { addDays, dayOf } from '../../db/core/day.ts';
import { carPapers, ceremonySteps, type FoundDamage, signOffChecks } from '../../db/deliveries/model.ts';
import { docNo } from '../../db/documents/number.ts';
import { freshPoints, type PdiPoint } from '../../db/pdi/model.ts';
import { allocate } from '../features/allocations/service.ts';
import { outSaving, startOut } from '../features/deliveries/outs.ts';
import { noteSaving, startNote } from '../features/deliveries/service.ts';
import { signSaving } from '../features/deliveries/signing.ts';
import { carsOf, orderOf } from '../features/orders/rows.ts';
import { pdiSaving } from '../features/pdi/service.ts';
import { linkVehicle } from '../features/vehicles/movements.ts';
import { newId } from '../kernel/ids.ts';
import { type Deal, today } from './deal.ts';
import { scrawl } from './drives.ts';

const firstCar = ({ store, orderId }: Deal): string => carsOf(store.db, orderId)[0]!.id;
const revOf = ({ store, office }: Deal, vehicleId: string): number =>
  store.write(office, (tx) => tx.get('vehicle', vehicleId)!.rev);
const ticket = (deal: Deal) => ({
  vehicleId: deal.sale.vehicle!.id,
  orderVehicleId: firstCar(deal),
  orderNo: orderOf(deal.store.db, deal.orderId)!.docNo,
  ownerId: deal.seller.id,
});

/** 配车; a car that still stands here is its buyer's from then on. */
export function promise(deal: Deal, isOut: boolean): void {
  const { store, office, customerId: buyerId } = deal;
  const { id } = deal.sale.vehicle!;
  allocate(store, office, ticket(deal));
  if (!isOut) linkVehicle(store, office, { id, rev: revOf(deal, id), buyerId });
}

/** The same car given away on another PC that had no line: head office says whose it is. */
export function promiseApart(deal: Deal): void {
  const { vin } = deal.sale.vehicle!;
  const on = today(deal);
  const number = docNo({ type: 'PC', store: 'S001', on, device: 'B', count: 1 });
  const claim = { ...ticket(deal), id: newId(), vin, docNo: number, docOn: on, status: 'held' } as const;
  deal.store.write(deal.office, (tx) => tx.insert('allocation', claim));
}

/** PDI: the sheet as somebody left it; null: half way. */
export function inspect({ store, keeper, by, sale }: Deal, found: 'passed' | 'failed' | null): string {
  const points = freshPoints(sale.car.fuel === 'electric' ? 'electric' : null).map(
    ({ result, ...point }, at): PdiPoint => {
      if (found === null) return { ...point, result: result ?? (at < 9 ? 'ok' : null) };
      const isFault = found === 'failed' && point.item === 'tyres';
      const note = isFault ? '备胎胎压 1.6，缺一枚轮胎螺栓盖' : null;
      return { ...point, result: result ?? (isFault ? 'fault' : 'ok'), note };
    },
  );
  const technician = by.pick(['王工', '何师傅']);
  return pdiSaving.create(store, keeper, {
    ...{ vehicleId: sale.vehicle!.id, odometerKm: by.int(6, 38), technician, points },
  }).id;
}

/** 发货单. */
export function note(deal: Deal): void {
  const { store, office, by, sale } = deal;
  const { id } = startNote(store, office, firstCar(deal));
  deal.noteId = id;
  store.write(office, (tx) => {
    const { rev } = tx.get('delivery_note', id)!;
    const when = {
      plannedOn: addDays(dayOf(sale.quotedAt), sale.days),
      plannedTime: by.pick(['09:30', '10:30', '14:00', '15:30', '16:30']),
      bay: by.pick(['一号', '二号']),
      mode: by.chance(0.12) ? ('bring' as const) : ('pickup' as const),
    };
    noteSaving.change(tx, office, { id, rev, ...when, papers: [...carPapers] } as never, dayOf(tx.at));
  });
}

/** 出库单. */
export function slip(deal: Deal): void {
  const { store, office, by, sale, sold } = deal;
  const { id } = startOut(store, office, deal.noteId);
  deal.outId = id;
  const { importCertNo, cocNo } = sold.get(sale.vehicle!.id) ?? sale.vehicle!;
  const certificates = [importCertNo, cocNo].filter((each) => each != null);
  store.write(office, (tx) => {
    const { rev } = tx.get('stock_out', id)!;
    const seen = { id, rev, keys: 2, certificates, odometerKm: by.int(40, 58) };
    outSaving.change(tx, office, seen as never, dayOf(tx.at));
  });
}

const DAMAGE: FoundDamage = {
  ...{ part: '右后轮毂', kind: 'scratch', severity: 'minor', liable: 'carrier', handling: 'repair' },
  note: '交车时发现约 3 厘米划痕，客户同意到店更换，已拍照',
};
const SIGN = 'SELECT id, rev FROM sign_off WHERE stock_out_id = ?';

/** 交车确认单 as the customer is about to sign it. */
export function handOver({ store, seller, by, sale, outId }: Deal): string {
  const { id, rev } = store.db.prepare(SIGN).get(outId) as { id: string; rev: number };
  const { contactName, name } = sale.customer.card;
  const seen = {
    ...{ id, rev, signer: contactName ?? name, idChecked: true, checks: [...signOffChecks] },
    ceremony: ceremonySteps.filter((step) => step !== 'photograph' || by.chance(0.7)),
    ...(by.chance(0.6) ? { signature: scrawl(by) } : { onPaper: true }),
    ...(sale.fate === 'damaged' && { damages: [DAMAGE] }),
  };
  store.write(seller, (tx) => void signSaving.change(tx, seller, seen as never, dayOf(tx.at)));
  return id;
}

/** The card of a car that was handed over: who drives it, and its plate. */
export const registered = ({ store, office, sold, sale, customerId: driverId }: Deal): void =>
  store.write(office, (tx) => {
    const { id } = sale.vehicle!;
    tx.update('vehicle', id, { driverId, plate: sold.get(id)?.plate ?? null });
  });
