import type { PriceBook, PriceLine } from '../../db/pricing/price-book.ts';
import type { PriceAsk } from '../../db/pricing/quote-price.ts';

const line = (
  id: string,
  itemCode: string,
  yuan: number,
  fields: Partial<PriceLine> & Pick<PriceLine, 'listId' | 'validFrom'>,
): PriceLine => ({
  id,
  itemCode,
  productId: 'RXH',
  amountFen: yuan * 100,
  validTo: null,
  adjustmentId: `TJ-${fields.listId}`,
  adjustmentNo: `TJ0601-${fields.listId}`,
  ...fields,
});

const STD = { listId: 'L-STD', validFrom: '2026-01-01' };
const NOV = { listId: 'L-NOV', validFrom: '2026-11-01', validTo: '2026-11-30' };
const SUB = { listId: 'L-SUB', validFrom: '2026-01-01' };

/** The worked example of DEALS 3.2. */
export const workedExample = (): PriceBook => ({
  customerClasses: [
    { id: 'ALL', parentId: null },
    ...['RETAIL', 'COMPANY', 'FLEET', 'SUB', 'STAFF'].map((id) => ({ id, parentId: 'ALL' })),
  ],
  productClasses: [
    { id: 'P', parentId: null },
    { id: 'P-RX', parentId: 'P' },
    { id: 'P-NX', parentId: 'P' },
    { id: 'P-ACC', parentId: 'P' },
  ],
  products: [
    { id: 'RXH', productClassId: 'P-RX' },
    { id: 'NXH', productClassId: 'P-NX' },
    { id: 'MATS', productClassId: 'P-ACC' },
  ],
  matches: [
    { id: 'M-RX', productClassId: 'P-RX', customerClassId: 'ALL', policyId: 'POL-CAR', validFrom: '2026-01-01' },
    { id: 'M-NX', productClassId: 'P-NX', customerClassId: 'ALL', policyId: 'POL-CAR', validFrom: '2026-01-01' },
    { id: 'M-ACC', productClassId: 'P-ACC', customerClassId: 'RETAIL', policyId: 'POL-ACC', validFrom: '2026-01-01' },
  ],
  policies: [
    {
      id: 'POL-CAR',
      steps: [
        { seq: 30, listId: 'L-STD' },
        { seq: 10, listId: 'L-SUB', whenCustomerClassId: 'SUB' },
        { seq: 20, listId: 'L-NOV' },
      ],
    },
    { id: 'POL-ACC', steps: [{ seq: 10, listId: 'L-STD' }] },
  ],
  lists: ['L-STD', 'L-NOV', 'L-SUB'].map((id) => ({ id, storeIds: ['S1'], active: true })),
  lines: [
    line('std-guide', 'guide', 458_000, STD),
    line('std-deal', 'deal', 445_000, STD),
    line('std-floor', 'floor', 428_000, STD),
    line('nov-white', 'deal', 438_000, { ...NOV, exteriorColor: 'white' }),
    line('sub-deal', 'deal', 430_000, SUB),
    line('sub-floor', 'floor', 425_000, SUB),
    line('mats', 'deal', 680, { ...STD, productId: 'MATS' }),
  ],
});

/** The question of its first cell: a retail customer, a white car, on 2026-11-23. */
export const workedAsk = (ask: Partial<PriceAsk> = {}): PriceAsk => ({
  customerClassId: 'RETAIL',
  productId: 'RXH',
  colours: { exteriorColor: 'white', interiorColor: 'beige' },
  options: [],
  storeId: 'S1',
  payment: '全款',
  pricingOn: '2026-11-23',
  itemCode: 'deal',
  ...ask,
});
