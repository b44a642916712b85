import { CASHIERS, MONEY_READERS } from '../../db/receipts/model.ts';
import { pagesOf, type RouteDef } from './routeDef.ts';

const inMoney = pagesOf('money');

/** 资金: what comes in and goes out for a deal, what is still owed, and the month's end. */
export const moneyRoutes: readonly RouteDef[] = [
  inMoney('receipts', MONEY_READERS, () => import('../features/receipts/ReceiptsPage.tsx'), 'receipts'),
  inMoney('receipts/new', CASHIERS, () => import('../features/receipts/ReceiptPage.tsx')),
  inMoney('receipts/:id', MONEY_READERS, () => import('../features/receipts/ReceiptPage.tsx')),
];
