import { DIRECT_READERS } from '../../db/direct-shipments/model.ts';
import { LOAN_ASKERS, LOAN_READERS } from '../../db/loans/model.ts';
import { TRANSFER_ASKERS, TRANSFER_READERS } from '../../db/transfers/model.ts';
import { pagesOf, type RouteDef } from './routeDef.ts';

const inMovements = pagesOf('movements');

/** 流转: cars on a way of their own: between stores, straight to the customer, lent before they are sold. */
export const movementRoutes: readonly RouteDef[] = [
  inMovements('loans', LOAN_READERS, () => import('../features/loans/LoansPage.tsx'), 'loans'),
  inMovements('loans/new', LOAN_ASKERS, () => import('../features/loans/LoanPage.tsx')),
  inMovements('loans/of/:order', LOAN_READERS, () => import('../features/loans/OfOrder.tsx')),
  inMovements('loans/:id', LOAN_READERS, () => import('../features/loans/LoanPage.tsx')),
  inMovements('transfers', TRANSFER_READERS, () => import('../features/transfers/TransfersPage.tsx'), 'transfers'),
  inMovements('transfers/new', TRANSFER_ASKERS, () => import('../features/transfers/TransferPage.tsx')),
  inMovements('transfers/:id', TRANSFER_READERS, () => import('../features/transfers/TransferPage.tsx')),
  inMovements(
    'direct-shipments',
    DIRECT_READERS,
    () => import('../features/direct-shipments/DirectShipmentsPage.tsx'),
    'directShipments',
  ),
  inMovements(
    'direct-shipments/:id',
    DIRECT_READERS,
    () => import('../features/direct-shipments/DirectShipmentPage.tsx'),
  ),
];
