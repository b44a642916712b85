import { benchAnswers } from './reports/answers.ts';
import { benchSaves } from './reports/saves.ts';
import { benchStore, sizeOf } from './reports/store.ts';

const VISITS = 2_000_000;

/** 报表 and what it costs to keep its numbers. @param visits of the store it is asked of; half as many customers, half as many contacts again */
export async function benchReports(visits = VISITS): Promise<void> {
  await benchSaves();
  const size = sizeOf(visits);
  const store = await benchStore(size);
  await benchAnswers(store, size);
  store.close();
}
