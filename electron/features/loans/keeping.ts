import { Refusal } from '../../kernel/refusal.ts';
import { holdCars } from '../allocations/holders.ts';
import { keepCars } from '../vehicles/service.ts';
import { heldByLoan } from './rows.ts';

/** A car that 借出 has is nobody else's to allocate, send or move until it is back or sold. */
holdCars((db, vehicleId) => heldByLoan(db, vehicleId));

/** @throws Refusal `loan.carKept` */
keepCars((tx, car, how) => {
  const held = how === 'move' ? heldByLoan(tx.db, car.id) : undefined;
  if (held) throw new Refusal('loan.carKept', { params: { docNo: held.docNo ?? '' } });
});
