import { askGates } from '../../../db/documents/gate.ts';
import {
  CAR_LINES,
  carProblems,
  MOST_CARS,
  ORDER_WRITERS,
  type OrderState,
  type OrderVehicleTyped,
  orderLineFields,
  orderLineProblems,
  orderProblems,
  orderVehicleFields,
  salesOrderFields,
} from '../../../db/orders/model.ts';
import { orderGates, orderSteps, shownGates } from '../../../db/orders/steps.ts';
import { salesOrder } from '../../../db/orders/table.ts';
import { inSheetOrder, orderBalance } from '../../../db/pricing/sheet.ts';
import { soldOptions, spreadDiscount } from '../../../db/sheets/amounts.ts';
import { concededInAll } from '../../../db/sheets/concession.ts';
import { sealedLine } from '../../../db/sheets/line.ts';
import { lineAfter } from '../../../db/sheets/line-after.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { type SheetInput, saveSheet } from '../../records/document-lines.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord, standingRecord } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { classOfCustomer } from '../prices/service.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { factsOf, knowsLevel, orderedBy, orderRead } from './facts.ts';
import { fillPrices } from './pricing.ts';
import {
  type Car,
  carsOf,
  linesOf,
  linesOfCar,
  type Order,
  type OrderLine,
  orderedCars,
  orderedLines,
  productOf,
} from './rows.ts';

const sight = seeing({
  entity: 'sales_order',
  hides: { lastEventId: () => false, contentHash: () => false },
});

/** The parties, cars, payment and lines: frozen from the manager's review on. */
const contentOf = (tx: Write, head: Order) => {
  const { threadId, quoteId, contractId, customerId, customerClassId, consultantId, buyerName, id } = head;
  const { paymentMode, loanBank, loanDownFen, loanPrincipalFen, loanMonths, loanRateBp } = head;
  const { pricingOn, minDepositFen, wholeDiscountFen } = head;
  return {
    ...{ threadId, quoteId, contractId, customerId, customerClassId, consultantId, buyerName },
    ...{ paymentMode, loanBank, loanDownFen, loanPrincipalFen, loanMonths, loanRateBp },
    ...{ pricingOn, minDepositFen, wholeDiscountFen },
    cars: orderedCars(tx.db, id).map(
      ({ lineNo, productId, exteriorColor, interiorColor, guideFen, vehicleFen, ...car }) => ({
        ...{ id: car.id, lineNo, productId, exteriorColor, interiorColor, guideFen, vehicleFen },
        dealRef: car.dealRef && { ...car.dealRef },
      }),
    ),
    lines: orderedLines(tx.db, id).map((line) => ({
      ...{ id: line.id, orderVehicleId: line.orderVehicleId },
      ...sealedLine(line as never),
    })),
  };
};

/** 销售订单 with its steps. */
export const orderDocument = documenting({
  entity: 'sales_order',
  table: salesOrder,
  type: 'DD',
  steps: orderSteps,
  gates: orderGates,
  facts: factsOf,
  content: contentOf as never,
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
});

/** Fields that may change after the review began: when it is to be delivered, and remarks. */
const FREE: readonly string[] = ['plannedDeliveryOn', 'remark'];
/** Fields by which cars are priced: another of them asks for their prices anew. */
const PRICED_BY = ['customerClassId', 'paymentMode', 'pricingOn'] as const;
const UNPRICED = { guideFen: null, guideRef: null, dealFen: null, dealRef: null, noPriceReason: null } as const;

/** @throws InvalidInput; Refusal `document.frozen`, `record.stale`, `record.missing` */
export const orderSaving = saving({
  entity: 'sales_order',
  fields: salesOrderFields,
  sight,
  problems: orderProblems,
  usual: { paymentMode: 'cash' },
  tidy: (values, today) => ({ ...values, pricingOn: values.pricingOn ?? today }),
  check(tx, values, row, who) {
    const isContent = Object.keys(values).some((field) => !FREE.includes(field));
    if (row && isContent) orderDocument.requireOpen(tx, row.id);
    if (values.customerId == null) return row ? undefined : { consultantId: values.consultantId ?? who.id };
    const card = standingRecord(tx, 'customer', values.customerId);
    return {
      ...{ customerId: card.id, customerName: card.name, customerClassId: classOfCustomer(tx.db, card.id) },
      buyerName: values.buyerName ?? row?.buyerName ?? card.name,
      ...(row === null && { consultantId: values.consultantId ?? card.ownerId ?? who.id }),
    };
  },
  born: (_tx, id) => ({ status: 'draft' as const, versionNo: 1, threadId: id }),
  saved(tx, row, before) {
    if (row.status !== 'draft' || before === null) return;
    if (PRICED_BY.some((field) => row[field] !== before[field]))
      for (const car of carsOf(tx.db, row.id)) tx.update('order_vehicle', car.id, { ...UNPRICED });
    fillPrices(tx, row);
  },
});

/** A car of a draft. Another configuration or colour asks for its prices anew. */
export const carSaving = saving({
  entity: 'order_vehicle',
  fields: orderVehicleFields,
  sight: seeing({ entity: 'order_vehicle' }),
  usual: { fulfilment: 'own' },
  problems: carProblems,
  check(tx, values, row) {
    const car = { ...row, ...values } as Car;
    orderDocument.requireOpen(tx, car.orderId);
    const other = row !== null && ['productId', 'exteriorColor', 'interiorColor'].some((field) => field in values);
    return {
      rateBp: productOf(tx.db, car.productId)?.taxRateBp ?? null,
      ...(other && { ...UNPRICED, ...(!('vehicleFen' in values) && { vehicleFen: null }) }),
    };
  },
});

/** VAT of what is sold, by kind, where no product says it. */
const RATES: Readonly<Record<string, number>> = {
  ...{ accessory: 1300, option: 1300, service: 600, registration: 600, financeFee: 600 },
};

const lineSaving = saving({
  entity: 'order_line',
  fields: orderLineFields.omit({ priceRef: true }),
  sight: seeing({ entity: 'order_line' }),
  usual: { mode: 'sell', qty: 1 },
  problems: orderLineProblems,
  check(tx, values, row) {
    const line = { ...row, ...values } as OrderLine;
    const order = orderDocument.requireOpen(tx, line.orderId);
    if (CAR_LINES.includes(line.kind)) throw new Refusal('order.carLine', { field: 'kind' });
    if (line.orderVehicleId && !carsOf(tx.db, order.id).some(({ id }) => id === line.orderVehicleId))
      throw new Refusal('record.missing', { params: { entity: 'order_vehicle' } });
    const typed = new Set(Object.keys(values).filter((field) => row !== null || field !== 'productId'));
    const product = productOf(tx.db, line.productId);
    const named =
      product && (row === null || typed.has('productId'))
        ? { title: values.title || product.name, rateBp: product.taxRateBp }
        : row === null
          ? { rateBp: line.mode === 'sell' ? (line.rateBp ?? RATES[line.kind] ?? null) : null }
          : {};
    const usual = row === null ? { estimate: line.estimate ?? false, voluntary: line.voluntary ?? false } : {};
    return { ...usual, ...named, ...lineAfter(line as never, typed) } as object;
  },
});

const sheetSaving = saveSheet({
  entity: 'order_line',
  of: { field: 'orderId', column: 'order_id' },
  document: orderDocument,
  head: orderSaving,
  line: lineSaving,
});

/** What stands beside the cars, saved at once. @throws InvalidInput; Refusal `document.frozen`, `order.carLine`, `record.stale` */
export function saveOrderSheet(store: Store, who: Who, input: SheetInput<object, Partial<OrderLine>>): void {
  const { id } = input.head;
  store.write(who, (tx) => {
    const optionsBefore = optionsOf(tx, id);
    sheetSaving(tx, who, input, todayOf(store));
    fillPrices(tx, requireRecord(tx, 'sales_order', id));
    // A car's price goes up and down with the options that are sold with it.
    const after = optionsOf(tx, id);
    for (const car of carsOf(tx.db, id)) {
      const more = (after.get(car.id) ?? 0) - (optionsBefore.get(car.id) ?? 0);
      if (car.vehicleFen !== null && more !== 0)
        tx.update('order_vehicle', car.id, { vehicleFen: Math.max(0, car.vehicleFen + more) });
    }
  });
}

function optionsOf(tx: Write, orderId: string): Map<string, number> {
  const [cars, lines] = [carsOf(tx.db, orderId), linesOf(tx.db, orderId)];
  return new Map(cars.map((car) => [car.id, soldOptions(linesOfCar(lines, cars, car))]));
}

/** 加车: of one configuration so many, each a record of its own. @throws InvalidInput; Refusal `document.frozen` */
export function addCars(
  store: Store,
  who: Who,
  { id, times, car }: { id: string; times: number; car: Partial<OrderVehicleTyped> },
): void {
  const today = todayOf(store);
  store.write(who, (tx) => {
    const head = orderDocument.requireOpen(tx, id);
    const before = carsOf(tx.db, id);
    if (before.length + times > MOST_CARS) throw new InvalidInput([{ path: 'times', code: 'order.mostCars' }]);
    const last = before.at(-1)?.lineNo ?? 0;
    for (let at = 1; at <= times; at += 1)
      carSaving.insert(tx, who, { ...car, orderId: id, lineNo: last + at } as never, today);
    fillPrices(tx, head);
  });
}

/** @throws InvalidInput; Refusal `document.frozen`, `record.stale` */
export function changeCar(store: Store, who: Who, typed: Target & Partial<OrderVehicleTyped>): void {
  store.write(who, (tx) => {
    const { orderId } = carSaving.change(tx, who, typed as never, todayOf(store));
    fillPrices(tx, requireRecord(tx, 'sales_order', orderId));
  });
}

/** A car with all that hangs on it. @throws Refusal `document.frozen`, `record.stale` */
export function removeCar(store: Store, who: Who, target: Target): void {
  store.write(who, (tx) => {
    const car = carSaving.current(tx, target);
    orderDocument.requireOpen(tx, car.orderId);
    for (const line of linesOf(tx.db, car.orderId))
      if (line.orderVehicleId === car.id) tx.remove('order_line', line.id, { rev: line.rev });
    tx.remove('order_vehicle', target.id, { rev: target.rev });
  });
}

/**
 * 整单优惠: spread at once into the cars' prices; afterwards it exists only there, and typed again it is another one on top.
 * @throws Refusal `document.frozen`, `record.stale`, `order.unpricedCar`, `order.discountTooMuch`
 */
export function spreadOverCars(store: Store, who: Who, { fen, ...at }: Target & { fen: number }): void {
  store.write(who, (tx) => {
    const head = orderDocument.requireOpen(tx, at.id);
    orderSaving.current(tx, at);
    const cars = carsOf(tx.db, at.id);
    const priced = cars.flatMap(({ id, vehicleFen }) => (vehicleFen === null ? [] : [{ id, vehicleFen }]));
    if (priced.length === 0 || priced.length < cars.length) throw new Refusal('order.unpricedCar');
    const whole = priced.reduce((sum, { vehicleFen }) => sum + vehicleFen, 0);
    if (fen > whole) throw new Refusal('order.discountTooMuch', { params: { fen: whole } });
    for (const { id, vehicleFen } of spreadDiscount(priced, fen)) tx.update('order_vehicle', id, { vehicleFen });
    tx.update('sales_order', at.id, { wholeDiscountFen: (head.wholeDiscountFen ?? 0) + fen }, { action: 'spread' });
  });
}

/**
 * 另算一单: an order whose quote has become another order already goes on as a negotiation of its own, for a second car.
 * @throws Refusal `document.frozen`, `record.stale`, `order.notDoubled`
 */
export function detachOrder(store: Store, who: Who, at: Target): void {
  store.write(who, (tx) => {
    const head = orderDocument.requireOpen(tx, at.id);
    orderSaving.current(tx, at);
    if (orderedBy(tx.db, head) === null) throw new Refusal('order.notDoubled');
    tx.update('sales_order', head.id, { threadId: head.id, quoteId: null }, { action: 'detach' });
  });
}

const CONSULTANT = 'SELECT name FROM staff WHERE id = ?';

/** What an opened order shows besides its fields. */
function moreOf(tx: Write, head: Order, who: Who) {
  const { db } = tx;
  const read = orderRead(db, head);
  const { cars, lines, standings, money } = read;
  const { totalFen, byPurpose } = read.received;
  const { level, belowFen } = concededInAll(standings);
  const facts = factsOf(tx, head, who, read);
  return {
    cars: cars.map(({ guideRef: _guide, dealRef, ...car }, at) => ({
      ...car,
      title: productOf(db, car.productId)?.name ?? '',
      adjustmentNo: dealRef?.adjustmentNo ?? null,
      belowFen: standings[at]?.belowFen ?? 0,
    })),
    /** Cars that were ordered and are no part of it any more. */
    endedCars: orderedCars(db, head.id)
      .filter(({ ended }) => ended !== null)
      .map(({ id, productId, exteriorColor, interiorColor, vehicleFen, ended, endedById }) => ({
        ...{ id, exteriorColor, interiorColor, vehicleFen, ended, endedById },
        title: productOf(db, productId)?.name ?? '',
      })),
    lines: inSheetOrder(lines as never).map((line) => {
      const { priceRef: _ref, ...shown } = line as unknown as OrderLine;
      return shown;
    }),
    money: {
      ...money,
      receivedFen: totalFen,
      byPurpose,
      balanceFen: orderBalance({ payableFen: money.payableFen, receiptsFen: [totalFen] }),
      ...read.deposit,
    },
    consultantName: (prepared(db, CONSULTANT).pluck().get(head.consultantId) as string | undefined) ?? null,
    contractNo: read.contract?.docNo ?? null,
    /** 低于您的权限: how far all cars are below what level 0 may give. */
    belowFen,
    requiredLevel: knowsLevel(who) ? level : null,
    /** Cars that were signed for. */
    delivered: facts.delivered,
    /** Whether to go without the deposit can be asked for. */
    depositMissing: facts.depositsFen < facts.minDepositFen && !facts.depositWaived,
    gates: askGates(orderGates, shownGates, facts),
    /** The order its quote has become already. */
    orderedBy: facts.orderedBy,
    mayDetach: facts.orderedBy !== null && head.status === 'draft' && ORDER_WRITERS.includes(who.role),
    document: orderDocument.standing(tx, head, who, facts),
  };
}

export const openOrder = opening({ sight, more: moreOf });
export const orderHistory = historying(sight, {
  customerId: 'SELECT name FROM customer WHERE id = ?',
  consultantId: 'SELECT name FROM staff WHERE id = ?',
  contractId: 'SELECT doc_no FROM contract WHERE id = ?',
  quoteId: 'SELECT doc_no FROM quote WHERE id = ?',
});

/** @throws Refusal of `documenting` */
export function goOrder(
  store: Store,
  who: Who,
  { to, reason, ...target }: Target & { seen: string; to: OrderState; reason?: string | null | undefined },
): void {
  store.write(who, (tx) => void orderDocument.go(tx, store, who, target, to, reason ?? null));
}
