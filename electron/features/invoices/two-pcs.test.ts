import { expect, test } from 'vitest';
import { orderVehicleDoc } from '../../../tests/factories/order-vehicle.ts';
import { receiptDoc } from '../../../tests/factories/receipt.ts';
import { salesInvoiceDoc } from '../../../tests/factories/sales-invoice.ts';
import { salesOrderDoc } from '../../../tests/factories/sales-order.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { newId } from '../../kernel/ids.ts';
import { dealIssueList } from '../deal-issues/list.ts';
import { accountOf } from './ageing.ts';
import { invoiceDocument } from './document.ts';

import { bookReceivable, settleDeal } from './receivables.ts';

const pcs = twoPcs();
const SYSTEM = { id: 'system' };
const zheng = { id: newId(), role: 'finance' } as const;
const VIN = '1M8GDM9AXKP042788';

const open = ({ store }: TestPc) => dealIssueList.page(store, zheng, { filters: { state: 'open' }, limit: 50 }).rows;

test('two PCs record two invoices of one VIN, unheard of each other: both are facts, finance gets a critical question, the red one settles it', async () => {
  const { a, b, exchange } = pcs;
  const order = a.store.write(SYSTEM, (tx) => {
    tx.insert('staff', staffDoc({ id: zheng.id, name: '郑芳', role: 'finance', login: 'zheng' }));
    const made = tx.insert('sales_order', salesOrderDoc({ status: 'open', docNo: 'DD0601-260314-A001' }));
    tx.insert('order_vehicle', orderVehicleDoc({ orderId: made.id }));
    tx.insert('receipt', receiptDoc({ orderId: made.id, customerId: made.customerId, amountFen: 438_000_00 }));
    return made;
  });
  await exchange(a, b);
  const { id: orderId, customerId } = order;
  // What an invoice is asked before it is recorded is its own story; here it is what head office hears.
  const records = (pc: TestPc, docNo: string) =>
    pc.store.write(zheng, (tx) => {
      const invoice = tx.insert('sales_invoice', salesInvoiceDoc({ orderId, customerId, vin: VIN, docNo }));
      bookReceivable(tx, invoice);
      settleDeal(tx, { orderId, contractId: null });
      return invoice.id;
    });
  const first = records(a, 'FP0601-260314-A001');
  const second = records(b, 'FP0601-260314-B001');
  await exchange(a, b, a);
  for (const pc of [a, b]) {
    const of = (id: string) => pc.store.write(SYSTEM, (tx) => tx.get('sales_invoice', id));
    expect([of(first)?.status, of(second)?.status]).toEqual(['recorded', 'recorded']);
    expect(open(pc)).toMatchObject([{ kind: 'vin_two_invoices', severity: 'critical' }]);
    // Each PC settled the same money: finance sees that it has paid twice what it brought.
    expect(accountOf(pc.store, customerId, '2026-03-14').freeFen).toBe(-438_000_00);
  }
  const [issue] = open(a);
  const lost = issue!.docId;
  b.store.write(zheng, (tx) => invoiceDocument.along(tx, zheng, lost, 'redIssued', 'FP0601-260314-B002'));
  await exchange(b, a);
  expect(open(a)).toEqual([]);
  expect(open(b)).toEqual([]);
});
