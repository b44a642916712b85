import { clockOf } from '../../../db/core/day.ts';
import { withAliases } from '../../kernel/alias.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Write } from '../../kernel/write.ts';

/** By card, through merges, or by the number the party left or its card has. Uses `visit_day`; a caller is not in the showroom. */
export const STILL_HERE = `SELECT v.id, v.arrived_at AS arrivedAt, COALESCE(c.name, v.guest_name, v.guest_description) AS name
  FROM visit v LEFT JOIN customer c ON c.id = v.customer_id
  WHERE v.visit_on = ? AND v.state <> 'closed' AND v.channel <> 'call' AND v.deleted_at IS NULL AND v.voided_at IS NULL
    AND (v.customer_id IN ${withAliases('customer', '?')} OR ? IN (v.guest_phone, c.mobile, c.landline))
  ORDER BY v.arrived_at DESC LIMIT 1`;

/**
 * Somebody who has not left is one party, however often their number is typed.
 * @throws Refusal `visit.here` with the visit, its name and time.
 */
export function refuseWhoIsHere(
  tx: Write,
  on: string,
  { customerId, phone }: { customerId: string | null; phone: string | null },
): void {
  if (customerId === null && phone === null) return;
  const here = tx.db.prepare(STILL_HERE).get(on, customerId, phone) as
    | { id: string; arrivedAt: number; name: string | null }
    | undefined;
  if (here)
    throw new Refusal('visit.here', {
      params: { visitId: here.id, name: here.name ?? '', time: clockOf(here.arrivedAt) },
    });
}
