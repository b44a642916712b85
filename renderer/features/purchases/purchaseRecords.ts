import { purchaseLineFields, purchaseOrderFields } from '../../../db/purchases/model.ts';
import { lineProblems, orderProblems } from '../../../db/purchases/rules.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';
import { isBlank } from '../../ui/form.ts';

/** Those who buy; the warehouse takes cars off the truck besides. */
export const buyers = ['backOffice', 'manager', 'admin'] as const;
export const receivers = ['warehouse', ...buyers] as const;

const orderRequired = () => ['orderNo', 'supplier'];
/** A car is named by its model, or at least its series. */
const lineRequired = ({ series, model }: { series?: unknown; model?: unknown }) =>
  isBlank(series) || !isBlank(model) ? ['model'] : [];

/** 采购订单. */
export const orderRecord = aboutRecord('purchase_order', purchaseOrderFields, {
  name: (saved) => saved.orderNo ?? '',
  required: orderRequired,
  problems: orderProblems,
});

/** 采购明细 as it is typed; what its arrival sets has a panel of its own. */
const typedLine = purchaseLineFields.omit({
  orderId: true,
  modelId: true,
  arrivedOn: true,
  vehicleId: true,
  promisedToId: true,
  checks: true,
});
export const lineRecord = aboutRecord('purchase_line', typedLine, {
  name: (saved) => saved.model ?? saved.series ?? '',
  required: lineRequired,
  problems: lineProblems,
});
export type LineValues = RecordValues<(typeof typedLine)['_output']>;

/** A new order is entered with its first cars. */
const firstLine = typedLine.omit({ remarks: true });
export const newOrderRecord = aboutRecord('purchase_order', purchaseOrderFields.extend(firstLine.shape), {
  name: (saved) => saved.orderNo ?? '',
  required: (typed) => [...orderRequired(), ...lineRequired(typed)],
  problems: (typed) => [...orderProblems(typed), ...lineProblems(typed)],
});

/** Fields of a line in the order they are typed. */
export const LINE_FIELDS = [
  'series',
  'model',
  'exteriorColor',
  'interiorColor',
  'batch',
  'options',
  'vin',
  'expectedOn',
  'allocatedOn',
  'shippedOn',
] as const;
export const PRICE_FIELDS = ['priceFen', 'paidFen', 'paidOn'] as const;
