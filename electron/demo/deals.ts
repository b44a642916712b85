import { handedOver } from '../../db/contracts/model.ts';
import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import { carPapers, ceremonySteps, type FoundDamage, signOffChecks } from '../../db/deliveries/model.ts';
import { freshPoints, type PdiPoint } from '../../db/pdi/model.ts';
import { allocate } from '../features/allocations/service.ts';
import { askApproval } from '../features/approvals/service.ts';
import { draftContract } from '../features/contracts/drafting.ts';
import { linesOf as contractLinesOf } from '../features/contracts/rows.ts';
import { contractDocument, contractSaving, lineSaving } from '../features/contracts/service.ts';
import { outDocument, outSaving, startOut } from '../features/deliveries/outs.ts';
import { noteDocument, noteSaving, startNote } from '../features/deliveries/service.ts';
import { signDocument, signSaving } from '../features/deliveries/signing.ts';
import { orderFromQuote } from '../features/orders/from-quote.ts';
import { carsOf, linesOf, moneyOf, orderOf } from '../features/orders/rows.ts';
import { addCars, orderDocument, orderSaving } from '../features/orders/service.ts';
import { pdiDocument, pdiSaving } from '../features/pdi/service.ts';
import { linesOf as quoteLinesOf } from '../features/quotes/rows.ts';
import { quoteDocument, quoteSaving, saveQuoteSheet } from '../features/quotes/service.ts';
import { receivedFor } from '../features/receipts/rows.ts';
import { postRefund, receiptSaving } from '../features/receipts/service.ts';
import { linkVehicle, moveVehicle } from '../features/vehicles/movements.ts';
import { idOf, newId } from '../kernel/ids.ts';
import type { Store } from '../kernel/store.ts';
import { type Act, decide, stepper } from './acts.ts';
import type { CarValues } from './cars.ts';
import type { Dice } from './dice.ts';
import { scrawl } from './drives.ts';
import { residentNumber } from './numbers.ts';
import type { DemoStaff } from './people.ts';
import type { Fate, Sale } from './sales.ts';
import type { Scan } from './scan.ts';
import { besideCar, optionLines, PROVINCE, payment, soldBeside } from './sheet.ts';

type Who = Parameters<typeof allocate>[1];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const OUT: readonly Fate[] = ['delivered', 'damaged', 'unsigned', 'returned'];
const WITH_CAR: readonly Fate[] = [...OUT, 'allocated', 'ready', 'going', 'partly', 'clash'];
/** Fates of which the contract never got its signatures. */
const ON_PAPER: readonly Fate[] = ['managerReview', 'dropped'];
const NOT_EVEN: readonly Fate[] = ['draft', 'priceWaits', 'priceRefused'];
/** Below the list price beyond what a consultant may give. */
const LOWER: readonly Fate[] = ['priceWaits', 'priceRefused'];

const WHY_LOWER = [
  '老客户转介绍，比价城南店',
  '当天可付全款',
  '置换并装潢，整体毛利够',
  '月底冲量，客户今天定',
  '两家比价，差这一点',
];
const BANKED = ['card', 'transfer', 'transfer', 'wechat', 'alipay'] as const;
const DAMAGE: FoundDamage = {
  ...{ part: '右后轮毂', kind: 'scratch', severity: 'minor', liable: 'carrier', handling: 'repair' },
  note: '交车时发现约 3 厘米划痕，客户同意到店更换，已拍照',
};

export interface DealContext {
  store: Store;
  by: Dice;
  now: number;
  staff: DemoStaff;
  /** Cars as they are once sold: papers and plate. */
  sold: ReadonlyMap<string, CarValues>;
  scan: Scan;
}

/** The sales of the year as their documents tell them, from the first quote to the last signature, by the steps people take. */
export function dealsOf(context: DealContext, sales: readonly Sale[]): Act[] {
  const products = soldBeside(context.store);
  const firstOf = new Map<string, string>();
  return sales.flatMap((sale) => dealOf(context, sale, products, firstOf));
}

/** `orderOfCar`: number of the order a car was allocated to first. */
function dealOf(
  { store, by, now, staff, sold, scan }: DealContext,
  sale: Sale,
  products: ReadonlyMap<string, string>,
  orderOfCar: Map<string, string>,
): Act[] {
  const { fate, customer, car, vehicle, exteriorColor, interiorColor, days } = sale;
  const { card } = customer;
  const isOut = OUT.includes(fate);
  const seller: Who = { id: card.ownerId!, role: 'consultant' };
  const manager: Who = { id: staff.manager, role: 'manager' };
  const office: Who = { id: staff.backOffice, role: 'backOffice' };
  const finance: Who = { id: staff.finance, role: 'finance' };
  const keeper: Who = { id: staff.warehouse, role: 'warehouse' };
  const customerId = card.id!;
  const productId = idOf('product', 'model', car.id);
  const twice = fate === 'partly';

  const go = {
    quote: stepper(store, 'quote', quoteDocument),
    contract: stepper(store, 'contract', contractDocument),
    order: stepper(store, 'sales_order', orderDocument),
    pdi: stepper(store, 'pdi_sheet', pdiDocument),
    note: stepper(store, 'delivery_note', noteDocument),
    out: stepper(store, 'stock_out', outDocument),
    sign: stepper(store, 'sign_off', signDocument),
  };

  const acts: Act[] = [];
  const quotedOn = dayOf(sale.quotedAt);
  let last = sale.quotedAt;
  /** So many days after the first talk at an hour of the day; never before what came before, and never to come. */
  const act = (day: number, hour: number, run: () => void) => {
    const wished = dayRange(addDays(quotedOn, day))[0] + hour * HOUR_MS + by.int(0, 20) * MINUTE_MS;
    last = Math.max(Math.min(wished, now - 90 * MINUTE_MS), last + MINUTE_MS);
    acts.push({ at: Math.min(last, now), run });
  };
  const on = () => dayOf(store.clock.now());

  let quoteId = '';
  let contractId = '';
  let orderId = '';
  const isLoan = card.payment === 'loan' && !twice;
  const cutFen = LOWER.includes(fate) ? by.int(6, 14) * 1_000_00 : by.chance(0.45) ? by.int(1, 8) * 1_000_00 : 0;
  const isGift = by.chance(0.2);
  const lines = [...optionLines(vehicle?.optionIds), ...besideCar(by, products, isGift)];
  const pays = payment(by, isLoan, car.listYuan);
  const deposit = car.listYuan > 800_000 ? 50_000_00 : by.pick([10_000_00, 20_000_00, 20_000_00, 30_000_00]);

  // The talk: a sheet, and a price that somebody else must agree to.
  function quote(): void {
    quoteId = quoteSaving.create(store, seller, {
      ...{ customerId, productId, exteriorColor, interiorColor, consultantId: seller.id, pricingOn: on() },
      ...{ registrationRegion: PROVINCE, validUntil: addDays(on(), 10), plannedInvoiceOn: addDays(on(), days) },
      ...pays,
    }).id;
    saveQuoteSheet(store, seller, { head: { id: quoteId }, lines, removed: [] });
    const priced = quoteLinesOf(store.db, quoteId).find(({ kind }) => kind === 'vehicle');
    if (cutFen > 0 && priced?.amountFen) {
      const lower = { id: priced.id, rev: priced.rev, amountFen: priced.amountFen - cutFen };
      saveQuoteSheet(store, seller, { head: { id: quoteId }, lines: [lower], removed: [] });
    }
  }
  const needsLevel = cutFen > 0 || isGift;
  let approvalId = '';
  function ask(): void {
    const reason = by.pick(WHY_LOWER);
    approvalId = askApproval(store, seller, { kind: 'priceConcession', entity: 'quote', docId: quoteId, reason }).id;
  }

  // The paper.
  function contract(): void {
    contractId = draftContract(store, seller, { customerId, ...(quoteId && { quoteId }) }).id;
    const { idNo } = residentNumber(by, card.gender ?? 'male');
    store.write(seller, (tx) => {
      const { rev } = tx.get('contract', contractId)!;
      const own = twice ? orderCarsFen() : null;
      contractSaving.change(
        tx,
        seller,
        {
          ...{ id: contractId, rev, depositFen: deposit, deliveryPlace: '城西店交车区', handedOver: [...handedOver] },
          ...{ plannedDeliveryOn: addDays(quotedOn, days), address: card.address ?? '成都市青羊区光华大道 188 号' },
          ...(card.kind === 'person' && !card.idNo && { idType: 'residentId', idNo }),
          ...(isLoan && { loanRefused: 'refund' }),
          ...(own !== null && { vehicleFen: own, productId, exteriorColor, interiorColor, remark: '同款两台' }),
        } as never,
        dayOf(tx.at),
      );
      // Each thing that is done for others is ticked as 自愿.
      for (const { id, rev: lineRev, mode, voluntary } of contractLinesOf(tx.db, contractId))
        if (mode === 'agency' && !voluntary)
          lineSaving.change(tx, seller, { id, rev: lineRev, voluntary: true } as never, dayOf(tx.at));
    });
  }
  function signed(): void {
    store.write(seller, (tx) => {
      scan.attach(tx, contractId);
      const { rev } = tx.get('contract', contractId)!;
      contractSaving.change(tx, seller, { id: contractId, rev, signedOn: dayOf(tx.at) } as never, dayOf(tx.at));
    });
    go.contract(manager, contractId, 'signed');
  }

  // Money.
  function pay(purpose: '定金' | 'balance' | 'agency', amountFen: number, bank: string | null = null): void {
    if (amountFen <= 0) return;
    const method = bank ? 'loan' : by.pick(BANKED);
    receiptSaving.create(store, finance, {
      ...{ customerId, contractId, orderId: orderId || null, purpose, method, amountFen, receivedOn: on() },
      payerName: bank ?? card.name!,
      externalRef: method === 'card' || method === 'transfer' ? by.digits(method === 'card' ? 12 : 20) : null,
    });
  }
  function payRest(): void {
    const head = orderOf(store.db, orderId)!;
    const { payableFen, agencyTotalFen, loanFen } = moneyOf(
      head,
      carsOf(store.db, orderId),
      linesOf(store.db, orderId),
    );
    const had = receivedFor(store.db, { contractId, orderId }).totalFen;
    if (loanFen > 0) pay('balance', loanFen, head.loanBank);
    pay('balance', payableFen - agencyTotalFen - loanFen - had);
    pay('agency', agencyTotalFen);
  }
  function payBack(reason: string): void {
    const paid = store.db
      .prepare('SELECT id, amount_fen AS amountFen, payer_name AS payeeName FROM receipt WHERE contract_id = ?')
      .all(contractId) as { id: string; amountFen: number; payeeName: string }[];
    for (const { id: receiptId, ...receipt } of paid)
      postRefund(store, finance, {
        ...{ receiptId, ...receipt, method: 'transfer', externalRef: by.digits(20), refundedOn: on(), reason },
      });
  }

  // The order.
  const orderCarsFen = () => carsOf(store.db, orderId).reduce((sum, { vehicleFen }) => sum + (vehicleFen ?? 0), 0);
  function order(): void {
    orderId = quoteId
      ? orderFromQuote(store, seller, quoteId).id
      : orderSaving.create(store, seller, { customerId, consultantId: seller.id, pricingOn: on(), ...pays }).id;
    if (twice) addCars(store, seller, { id: orderId, times: 2, car: { productId, exteriorColor, interiorColor } });
  }
  function tieContract(): void {
    store.write(seller, (tx) => {
      const { rev } = tx.get('sales_order', orderId)!;
      const plannedDeliveryOn = addDays(quotedOn, days);
      orderSaving.change(tx, seller, { id: orderId, rev, contractId, plannedDeliveryOn } as never, dayOf(tx.at));
    });
  }

  // The car.
  const firstCar = () => carsOf(store.db, orderId)[0]!.id;
  const orderNo = () => orderOf(store.db, orderId)!.docNo;
  const revOf = (vehicleId: string) => store.write(office, (tx) => tx.get('vehicle', vehicleId)!.rev);
  function promise(): void {
    const { id: vehicleId } = vehicle!;
    if (fate === 'clash') {
      // As another PC without a line would: head office says whose it is.
      const first = store.db.prepare('SELECT vin FROM vehicle WHERE id = ?').pluck().get(vehicleId) as string;
      const claim = { vehicleId, vin: first, orderVehicleId: firstCar(), orderNo: orderNo(), ownerId: seller.id };
      store.write(office, (tx) => tx.insert('allocation', { ...claim, id: newId(), docOn: on(), status: 'held' }));
      return;
    }
    allocate(store, office, { vehicleId, orderVehicleId: firstCar(), orderNo: orderNo(), ownerId: seller.id });
    orderOfCar.set(vehicleId, orderNo()!);
    if (!isOut) linkVehicle(store, office, { id: vehicleId, rev: revOf(vehicleId), buyerId: customerId });
  }
  function inspect(to: 'passed' | 'failed' | null): void {
    const points = freshPoints(car.fuel === 'electric' ? 'electric' : null).map(
      ({ item, result, ...point }, at): PdiPoint => {
        if (to === null) return { ...point, item, result: result ?? (at < 9 ? 'ok' : null) };
        const isFault = to === 'failed' && item === 'tyres';
        const note = isFault ? '备胎胎压 1.6，缺一枚轮胎螺栓盖' : null;
        return { ...point, item, result: result ?? (isFault ? 'fault' : 'ok'), note };
      },
    );
    const found = {
      vehicleId: vehicle!.id,
      odometerKm: by.int(6, 38),
      technician: by.pick(['王工', '何师傅']),
      points,
    };
    const { id } = pdiSaving.create(store, keeper, found);
    if (to !== null) go.pdi(keeper, id, to);
  }

  // The delivery.
  let noteId = '';
  let outId = '';
  function note(): void {
    noteId = startNote(store, office, firstCar()).id;
    store.write(office, (tx) => {
      const { rev } = tx.get('delivery_note', noteId)!;
      const plannedTime = by.pick(['09:30', '10:30', '14:00', '15:30', '16:30']);
      const when = { plannedOn: addDays(quotedOn, days), plannedTime, bay: by.pick(['一号', '二号']) };
      noteSaving.change(tx, office, { id: noteId, rev, ...when, papers: [...carPapers] } as never, dayOf(tx.at));
    });
  }
  function slip(): void {
    outId = startOut(store, office, noteId).id;
    store.write(office, (tx) => {
      const { rev } = tx.get('stock_out', outId)!;
      const { importCertNo, cocNo } = sold.get(vehicle!.id) ?? vehicle!;
      const certificates = [importCertNo, cocNo].filter((each) => each != null);
      const seen = { keys: 2, certificates, odometerKm: by.int(12, 48) };
      outSaving.change(tx, office, { id: outId, rev, ...seen } as never, dayOf(tx.at));
    });
  }
  function sign(): void {
    const { id, rev } = store.db.prepare('SELECT id, rev FROM sign_off WHERE stock_out_id = ?').get(outId) as {
      id: string;
      rev: number;
    };
    const seen = {
      ...{ signer: card.contactName ?? card.name, idChecked: true, checks: [...signOffChecks] },
      ceremony: ceremonySteps.filter((step) => step !== 'photograph' || by.chance(0.7)),
      ...(by.chance(0.6) ? { signature: scrawl(by) } : { onPaper: true }),
      ...(fate === 'damaged' && { damages: [DAMAGE] }),
    };
    store.write(seller, (tx) => void signSaving.change(tx, seller, { id, rev, ...seen } as never, dayOf(tx.at)));
    go.sign(seller, id, 'signed');
    const plate = sold.get(vehicle!.id)?.plate ?? null;
    store.write(office, (tx) => tx.update('vehicle', vehicle!.id, { driverId: customerId, plate }));
  }
  function comeBack(): void {
    payBack('退车退款');
    const { id } = vehicle!;
    moveVehicle(store, manager, { id, rev: revOf(id), kind: 'takeBack', reason: '七日内三包退车，发动机异响' });
    moveVehicle(store, manager, { id, rev: revOf(id), kind: 'release', toPlace: '二号库' });
    store.write(manager, (tx) => {
      tx.update('vehicle', id, { driverId: null, plate: null });
      const held = tx.db.prepare('SELECT id FROM allocation WHERE vehicle_id = ?').pluck().get(id) as string;
      tx.update('allocation', held, { status: 'released', reason: '退车' }, { action: 'release' });
      orderDocument.along(tx, manager, orderId, 'returned');
    });
    go.contract(manager, contractId, 'terminated', '退车，款项已退');
  }

  // --- The story, day by day. ---
  const contractDay = isOut ? Math.max(1, Math.floor(days / 4)) : 1;
  const openDay = contractDay + 1;
  const carDay = Math.max(openDay, Math.floor(days / 2));
  const readyDay = Math.max(carDay, days - 1);

  if (!twice) {
    act(0, 10, quote);
    act(0, 11, () => go.quote(seller, quoteId, 'issued'));
    if (needsLevel) act(0, 13, ask);
    if (fate === 'priceRefused')
      act(0, 15, () => decide(store, manager, approvalId, 'rejected', '已低于本月政策，按限价再谈一次'));
    else if (needsLevel && fate !== 'priceWaits') act(0, 15, () => decide(store, manager, approvalId, 'approved'));
    act(contractDay, 10, () => go.quote(seller, quoteId, 'accepted'));
  } else act(contractDay, 10, order);
  act(contractDay, 11, contract);
  const hasPaper = !NOT_EVEN.includes(fate);
  if (hasPaper) act(contractDay, 11, () => go.contract(seller, contractId, 'printed'));
  if (hasPaper && !ON_PAPER.includes(fate)) {
    act(contractDay, 14, signed);
    if (fate !== 'unpaid') {
      act(contractDay, 14, () => pay('定金', deposit));
      act(contractDay, 15, () => go.contract(finance, contractId, 'effective'));
    }
  }
  if (!twice) act(contractDay, 15, order);
  act(contractDay, 16, tieContract);
  if (fate === 'draft') return acts;
  act(contractDay, 16, () => go.order(seller, orderId, 'managerReview'));
  if (fate === 'dropped') {
    act(openDay, 10, () => go.order(manager, orderId, 'cancelled', '客户家里改主意，不买了'));
    act(openDay, 11, () => go.contract(seller, contractId, 'void', '订单已取消'));
  }
  if (['dropped', 'managerReview', ...LOWER].includes(fate)) return acts;
  act(contractDay, 17, () => go.order(manager, orderId, 'financeReview'));
  if (fate === 'unpaid') {
    const reason = '老客户公司付款周五到账，先审核订单';
    const waiver = { kind: 'depositWaiver', entity: 'sales_order', reason } as const;
    act(contractDay, 18, () => void askApproval(store, seller, { ...waiver, docId: orderId }));
  }
  if (fate === 'financeReview' || fate === 'unpaid') return acts;
  act(openDay, 9, () => go.order(finance, orderId, 'open'));
  if (fate === 'calledOff') {
    act(openDay + 6, 10, () => payBack('退订，双方协商退定金'));
    act(openDay + 6, 11, () => go.contract(manager, contractId, 'terminated', '客户工作调动，协商解除，定金已退'));
    act(openDay + 6, 11, () => go.order(manager, orderId, 'cancelled', '退订'));
  }
  if (!WITH_CAR.includes(fate)) return acts;
  act(carDay, 11, promise);
  if (fate === 'partly' || fate === 'clash') return acts;
  if (fate === 'damaged') act(readyDay, 9, () => inspect('failed'));
  if (fate === 'allocated') {
    act(carDay + 1, 10, () => inspect(null));
    act(readyDay, 10, note);
    return acts;
  }
  act(readyDay, 10, () => inspect('passed'));
  act(readyDay, 14, payRest);
  act(readyDay, 15, note);
  act(readyDay, 16, () => go.note(office, noteId, 'approved'));
  if (fate === 'ready') return acts;
  act(days, 9, slip);
  act(days, 9, () => go.out(finance, outId, 'audited'));
  if (fate === 'going') return acts;
  act(days, 10, () => go.out(keeper, outId, 'left'));
  if (fate === 'unsigned') return acts;
  act(days, 11, sign);
  if (fate !== 'returned') act(days, 16, () => go.contract(finance, contractId, 'fulfilled'));
  if (last < now - 9 * DAY_MS && fate !== 'damaged') act(days + 2, 10, () => go.order(finance, orderId, 'closed'));
  if (fate === 'returned') act(days + 6, 10, comeBack);
  return acts;
}
