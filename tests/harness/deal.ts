import type { TestApp } from './app.ts';

/** Number of the order of an open deal. */
export const ORDER_NO = 'DD0601-260314-A001';

export interface OpenDeal {
  customerId: string;
  orderId: string;
  /** The cars of the order, of one configuration, at 438,000 each. */
  cars: string[];
}

/** 王建国 with an order that is 待交车. How an order comes to be open is its own story (orders.test.ts). */
export async function openDeal(app: TestApp, { times = 1, buyerName }: { times?: number; buyerName?: string } = {}) {
  const [seller, manager, office] = [app.caller('consultant'), app.caller('manager'), app.caller('backOffice')];
  const { id: customerId } = await seller.customers.create({ name: '王建国', mobile: '13911112222' });
  const model = { brand: '雷克萨斯', series: 'RX', modelName: 'RX 350h', modelYear: 2026, origin: 'domestic' as const };
  const { id: modelId } = await manager.models.create(model);
  await office.products.fromModels();
  const productId = (await office.prices.known()).products.find((product) => product.modelId === modelId)!.id;
  const { id: orderId } = await seller.orders.create({ customerId, ...(buyerName && { buyerName }) });
  await seller.orders.addCars({ id: orderId, times, car: { productId, vehicleFen: 438_000_00 } });
  const cars = (await manager.orders.get({ id: orderId })).cars.map(({ id }) => id);
  app.showroom.store.write({ id: 'system' }, (tx) =>
    tx.update('sales_order', orderId, { status: 'open', docNo: ORDER_NO }),
  );
  return { customerId, orderId, cars } satisfies OpenDeal;
}

interface Refused {
  cause: { code: string; params?: { gates?: { shut: { code: string }[] }[] } };
}

/** What keeps a step from being taken: the codes of its gates, or of the refusal; none when it was taken. */
export const shut = (step: Promise<unknown>): Promise<string[]> =>
  step.then(
    () => [],
    ({ cause }: Refused) => cause.params?.gates?.flatMap((gate) => gate.shut.map(({ code }) => code)) ?? [cause.code],
  );
