import { dayOf } from '../../db/core/day.ts';
import { signOffChecks } from '../../db/deliveries/model.ts';
import { signDocument, signSaving } from '../features/deliveries/signing.ts';
import {
  directDocument,
  directSaving,
  settleDirect,
  shipDirect,
  startDirect,
} from '../features/direct-shipments/service.ts';
import { carsOf } from '../features/orders/rows.ts';
import { inspectReturn, requestReturn, returnDocument, settleReturn, takeCarIn } from '../features/returns/service.ts';
import { decide, stepper } from './acts.ts';
import { newCar } from './cars.ts';
import { type Deal, today } from './deal.ts';

/** Serial numbers of cars that were never in stock. */
const SERIAL = 900;
const ASKED = 'SELECT id FROM approval_request WHERE doc_id = ?';

/** 直运: asked for, shipped with its waybill; the VIN is the order's from then on. */
export function sendDirect(deal: Deal): void {
  const { store, office, by, sale } = deal;
  const { id } = startDirect(store, office, carsOf(store.db, deal.orderId)[0]!.id);
  deal.directId = id;
  store.write(office, (tx) => {
    const { rev } = tx.get('direct_request', id)!;
    const { name, contactName, mobile, address } = sale.customer.card;
    const where = {
      supplier: '华西总仓',
      address: address ?? '成都市武侯区天府大道 88 号',
      contact: contactName ?? name,
    };
    directSaving.change(
      tx,
      office,
      { id, rev, ...where, phone: mobile, plannedOn: today(deal) } as never,
      dayOf(tx.at),
    );
  });
  stepper(store, 'direct_request', directDocument)(office, id, 'requested');
  const made = store.db.prepare('SELECT count(*) FROM direct_request').pluck().get() as number;
  const car = newCar(by, {
    ...{ serial: SERIAL + made, status: 'inStock', arrivedOn: today(deal), buyerId: deal.customerId, wanted: sale.car },
  });
  const { vin, engineNo, importCertNo, inspectionNo } = car;
  const waybill = { carrier: '安吉物流', waybillNo: `AJ${by.digits(10)}`, shippedOn: today(deal) };
  const papers = { vin, engineNo, importCertNo, inspectionNo, cocNo: `COC${by.digits(8)}` };
  shipDirect(store, office, { ...targetOf(deal, 'direct_request', id), ...papers, ...waybill } as never);
}

const SIGN = `SELECT sign.id, sign.rev FROM sign_off sign JOIN direct_request d ON d.delivery_note_id = sign.delivery_note_id WHERE d.id = ?`;
/** The customer signs for it at their door, and finance settles with the supplier. */
export function takeDirect(deal: Deal, costFen: number): void {
  const { store, seller, finance, sale, directId } = deal;
  const { id, rev } = store.db.prepare(SIGN).get(directId) as { id: string; rev: number };
  const { contactName, name } = sale.customer.card;
  const seen = { id, rev, signer: contactName ?? name, idChecked: true, checks: [...signOffChecks], onPaper: true };
  store.write(seller, (tx) => void signSaving.change(tx, seller, seen as never, dayOf(tx.at)));
  stepper(store, 'sign_off', signDocument)(seller, id, 'signed');
  settleDirect(store, finance, { ...targetOf(deal, 'direct_request', directId), costFen });
}

const DOCUMENTS = { direct_request: directDocument, vehicle_return: returnDocument };
/** A document as its page shows it now. */
const targetOf = ({ store, office }: Deal, entity: keyof typeof DOCUMENTS, id: string) =>
  store.write(office, (tx) => {
    const row = tx.get(entity, id)!;
    return { id, rev: row.rev, seen: DOCUMENTS[entity].sealOf(tx, row as never) };
  });

/** 申请退车, and the manager's word. */
export function askBack(deal: Deal): void {
  const { store, office, manager, orderId } = deal;
  const typed = { kind: 'agreed', reason: '七日内发动机异响，双方协商退车', odometerKm: 186 } as const;
  const { id } = requestReturn(store, office, { ...typed, orderVehicleId: carsOf(store.db, orderId)[0]!.id });
  deal.returnId = id;
  decide(store, manager, store.db.prepare(ASKED).pluck().get(id) as string, 'approved', '同意，按协议办');
}
/** 车入库, 检查: the car stands here again and is nobody's. */
export function takeBack(deal: Deal): void {
  const { store, keeper, returnId: id } = deal;
  takeCarIn(store, keeper, { ...targetOf(deal, 'vehicle_return', id), inKm: 192, inNote: '外观完好，钥匙两把' });
  const found = '发动机正时链条更换，路试正常';
  inspectReturn(store, keeper, { ...targetOf(deal, 'vehicle_return', id), inspection: found, location: '二号库' });
}
/** 退款办结. */
export function payBackReturn(deal: Deal): void {
  const { store, finance, by, returnId: id } = deal;
  const paid = { method: 'transfer', externalRef: by.digits(20) } as const;
  settleReturn(store, finance, { ...targetOf(deal, 'vehicle_return', id), ...paid });
}
