import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import { keepCars } from '../vehicles/service.ts';

const AWAY = `SELECT doc_no AS docNo, coalesce(to_store_name, to_store_id) AS store FROM transfer_out
  WHERE vehicle_id = ? AND status = 'signed' AND deleted_at IS NULL LIMIT 1`;

/** A car that was signed out to a sister store is read only here until it comes back. @throws Refusal `transfer.carAway` */
keepCars((tx, car) => {
  if (car.status !== 'transferring' && car.status !== 'transferred') return;
  const away = prepared<{ docNo: string | null; store: string }>(tx.db, AWAY).get(car.id);
  if (away) throw new Refusal('transfer.carAway', { params: away as Record<string, unknown> });
});
