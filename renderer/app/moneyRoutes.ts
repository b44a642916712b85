import { AGENCY_READERS } from '../../db/agency/model.ts';
import { INVOICE_READERS } from '../../db/invoices/model.ts';
import { MONTH_READERS } from '../../db/month-end/model.ts';
import { CASHIERS, MONEY_READERS } from '../../db/receipts/model.ts';
import { pagesOf, type RouteDef } from './routeDef.ts';

const inMoney = pagesOf('money');

/** 资金: what comes in and goes out for a deal, what is still owed, and the month's end. */
export const moneyRoutes: readonly RouteDef[] = [
  inMoney('receipts', MONEY_READERS, () => import('../features/receipts/ReceiptsPage.tsx'), 'receipts'),
  inMoney('receipts/new', CASHIERS, () => import('../features/receipts/ReceiptPage.tsx')),
  inMoney('receipts/:id', MONEY_READERS, () => import('../features/receipts/ReceiptPage.tsx')),
  inMoney('invoices', INVOICE_READERS, () => import('../features/invoices/InvoicesPage.tsx'), 'invoices'),
  inMoney('invoices/:id', INVOICE_READERS, () => import('../features/invoices/InvoicePage.tsx')),
  inMoney('receivables', INVOICE_READERS, () => import('../features/invoices/AgeingPage.tsx'), 'receivables'),
  inMoney('month-end', MONTH_READERS, () => import('../features/month-end/MonthEndPage.tsx'), 'monthEnd'),
  inMoney('receivables/:id', INVOICE_READERS, () => import('../features/invoices/AccountPage.tsx')),
  inMoney('agency', AGENCY_READERS, () => import('../features/agency/AgencyPage.tsx'), 'agency'),
  inMoney('agency/:id', AGENCY_READERS, () => import('../features/agency/AccountPage.tsx')),
];
