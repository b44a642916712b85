import { ADJUSTMENT_READERS } from '../../db/adjustments/model.ts';
import { ALLOCATION_READERS } from '../../db/allocations/model.ts';
import { APPROVAL_READERS } from '../../db/approvals/model.ts';
import { CANCELLATION_READERS, CANCELLERS } from '../../db/cancellations/model.ts';
import { CONTRACT_DRAFTERS, CONTRACT_READERS } from '../../db/contracts/model.ts';
import { FIGURE_READERS } from '../../db/deal-figures/model.ts';
import { ISSUE_READERS } from '../../db/deal-issues/model.ts';
import { DELIVERY_READERS, PAPER_PRINTERS } from '../../db/deliveries/model.ts';
import { ORDER_READERS, ORDER_WRITERS } from '../../db/orders/model.ts';
import { PDI_READERS } from '../../db/pdi/model.ts';
import { QUOTE_READERS, QUOTE_SELLERS } from '../../db/quotes/model.ts';
import { RETURN_ASKERS, RETURN_READERS } from '../../db/returns/model.ts';
import { pagesOf, type RouteDef } from './routeDef.ts';

const inDocuments = pagesOf('documents');

/** 单据: what a deal is made of, in the order it comes about. */
export const documentRoutes: readonly RouteDef[] = [
  inDocuments('quotes', QUOTE_READERS, () => import('../features/quotes/QuotesPage.tsx'), 'quotes'),
  inDocuments('quotes/new', QUOTE_SELLERS, () => import('../features/quotes/QuotePage.tsx')),
  inDocuments('quotes/:id', QUOTE_READERS, () => import('../features/quotes/QuotePage.tsx')),
  inDocuments('approvals', APPROVAL_READERS, () => import('../features/approvals/ApprovalsPage.tsx'), 'approvals'),
  inDocuments('approvals/:id', APPROVAL_READERS, () => import('../features/approvals/ApprovalPage.tsx')),
  inDocuments('contracts', CONTRACT_READERS, () => import('../features/contracts/ContractsPage.tsx'), 'contracts'),
  inDocuments('contracts/new', CONTRACT_DRAFTERS, () => import('../features/contracts/ContractPage.tsx')),
  inDocuments('contracts/:id', CONTRACT_READERS, () => import('../features/contracts/ContractPage.tsx')),
  inDocuments('supplements/:id', CONTRACT_READERS, () => import('../features/contracts/SupplementPage.tsx')),
  inDocuments('files/contract/:id', CONTRACT_READERS, () => import('../features/attachments/FilesPage.tsx')),
  inDocuments('orders', ORDER_READERS, () => import('../features/orders/OrdersPage.tsx'), 'orders'),
  inDocuments('orders/new', ORDER_WRITERS, () => import('../features/orders/OrderPage.tsx')),
  inDocuments('orders/:id', ORDER_READERS, () => import('../features/orders/OrderPage.tsx')),
  inDocuments(
    'allocations',
    ALLOCATION_READERS,
    () => import('../features/allocations/AllocationsPage.tsx'),
    'allocations',
  ),
  inDocuments('allocations/:id', ALLOCATION_READERS, () => import('../features/allocations/AllocationPage.tsx')),
  inDocuments('pdi', PDI_READERS, () => import('../features/pdi/PdiSheetsPage.tsx'), 'pdi'),
  inDocuments('pdi/:id', PDI_READERS, () => import('../features/pdi/PdiPage.tsx')),
  inDocuments('deliveries', DELIVERY_READERS, () => import('../features/deliveries/DeliveriesPage.tsx'), 'deliveries'),
  inDocuments('deliveries/:id', DELIVERY_READERS, () => import('../features/deliveries/DeliveryPage.tsx')),
  inDocuments('stock-outs/:id', PAPER_PRINTERS, () => import('../features/deliveries/StockOutPage.tsx')),
  inDocuments('sign-offs/:id', PAPER_PRINTERS, () => import('../features/deliveries/SignOffPage.tsx')),
  inDocuments(
    'cancellations',
    CANCELLATION_READERS,
    () => import('../features/cancellations/CancellationsPage.tsx'),
    'cancellations',
  ),
  inDocuments('cancellations/new', CANCELLERS, () => import('../features/cancellations/CancellationPage.tsx')),
  inDocuments(
    'cancellations/:id',
    CANCELLATION_READERS,
    () => import('../features/cancellations/CancellationPage.tsx'),
  ),
  inDocuments('returns', RETURN_READERS, () => import('../features/returns/ReturnsPage.tsx'), 'returns'),
  inDocuments('returns/new', RETURN_ASKERS, () => import('../features/returns/ReturnPage.tsx')),
  inDocuments('returns/:id', RETURN_READERS, () => import('../features/returns/ReturnPage.tsx')),
  inDocuments('deal-issues', ISSUE_READERS, () => import('../features/deal-issues/DealIssuesPage.tsx'), 'dealIssues'),
  inDocuments('deal-issues/:id', ISSUE_READERS, () => import('../features/deal-issues/DealIssuePage.tsx')),
  inDocuments('deal-figures', FIGURE_READERS, () => import('../features/deal-figures/FiguresPage.tsx'), 'dealFigures'),
  inDocuments('document-steps', ADJUSTMENT_READERS, () => import('../features/documents/RecentStepsPage.tsx'), 'steps'),
];
