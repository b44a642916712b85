import { benchAsking } from './deals/asking.ts';
import { pricedStore } from './deals/book.ts';
import { benchMoney } from './deals/money.ts';
import { benchOrder } from './deals/order.ts';

/** What a deal costs. */
export async function benchDeals(): Promise<void> {
  const book = await pricedStore();
  benchAsking(book);
  benchOrder(book);
  book.close();
  await benchMoney();
}
