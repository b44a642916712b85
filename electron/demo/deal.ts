import { dayOf } from '../../db/core/day.ts';
import type { allocate } from '../features/allocations/service.ts';
import { idOf } from '../kernel/ids.ts';
import type { Store } from '../kernel/store.ts';
import type { CarValues } from './cars.ts';
import type { Dice } from './dice.ts';
import type { DemoStaff } from './people.ts';
import type { Sale } from './sales.ts';
import type { Scan } from './scan.ts';

export type Who = Parameters<typeof allocate>[1];

export interface DealContext {
  store: Store;
  by: Dice;
  now: number;
  staff: DemoStaff;
  /** Cars as they are once sold: papers and plate. */
  sold: ReadonlyMap<string, CarValues>;
  scan: Scan;
}

/** A sale while its documents are being made: who does what, and which of them there are by now. */
export interface Deal extends Omit<DealContext, 'staff' | 'now'> {
  sale: Sale;
  customerId: string;
  productId: string;
  seller: Who;
  manager: Who;
  office: Who;
  finance: Who;
  keeper: Who;
  /** Two cars, without a quote. */
  twice: boolean;
  quoteId: string;
  approvalId: string;
  contractId: string;
  orderId: string;
  noteId: string;
  outId: string;
  cancellationId: string;
  directId: string;
  returnId: string;
}

export function begunDeal({ staff, now: _now, ...context }: DealContext, sale: Sale): Deal {
  const { card } = sale.customer;
  return {
    ...context,
    sale,
    customerId: card.id!,
    productId: idOf('product', 'model', sale.car.id),
    seller: { id: card.ownerId!, role: 'consultant' },
    manager: { id: staff.manager, role: 'manager' },
    office: { id: staff.backOffice, role: 'backOffice' },
    finance: { id: staff.finance, role: 'finance' },
    keeper: { id: staff.warehouse, role: 'warehouse' },
    twice: sale.fate === 'partly',
    ...{ quoteId: '', approvalId: '', contractId: '', orderId: '', noteId: '', outId: '', cancellationId: '' },
    ...{ directId: '', returnId: '' },
  };
}

/** The day that it is. */
export const today = ({ store }: Pick<Deal, 'store'>): string => dayOf(store.clock.now());
