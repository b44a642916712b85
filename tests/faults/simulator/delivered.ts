import type { Store } from '../../../electron/kernel/store.ts';
import { isLostClaim } from './claims.ts';
import { isHeldRightly } from './consent.ts';
import type { GatewayState } from './gateway-state.ts';
import type { Entry } from './ledger.ts';
import type { Showroom } from './showroom.ts';

/** What went wrong, by what it would mean to the people in the showroom. */
export interface Violation {
  kind: 'lost' | 'doubled' | 'diverged' | 'stalled' | 'leaked';
  what: string;
}

/** How the PC that has an operation shows it to a person. */
type Shown = 'open' | 'decided' | 'delivered' | 'waiting' | 'behind' | 'held';

function shownAt({ pcs }: Showroom, opId: string): Shown[] {
  return pcs.flatMap(({ store }): Shown[] => {
    const row = store.db.prepare('SELECT state FROM outbox WHERE op_id = ?').get(opId) as { state: string } | undefined;
    if (!row) return [];
    if (row.state === 'acked') return ['delivered'];
    if (row.state === 'discarded') return ['decided'];
    if (row.state === 'rejected' || row.state === 'conflict') return ['open'];
    if (row.state === 'held' && isHeldRightly(store, opId)) return ['held'];
    return [behind(store, opId) ? 'behind' : 'waiting'];
  });
}

/** Waits for a person to decide about an earlier change of the same record. */
const behind = ({ db }: Store, opId: string): boolean =>
  db
    .prepare(
      `SELECT 1 FROM outbox AS o JOIN outbox AS earlier USING (entity_id) WHERE o.op_id = ? AND earlier.op_seq < o.op_seq
       AND earlier.state IN ('rejected', 'conflict')`,
    )
    .get(opId) !== undefined;

/** A person sees it, or the refused change of the same record that it waits behind and is decided with; or has decided; or reads 未同意共享. */
const IN_SIGHT: readonly Shown[] = ['open', 'behind', 'decided', 'held'];

/** I1: every save shown as saved has exactly one `applied_op`, byte for byte, or an open issue a person can see. */
export function checkDelivered(showroom: Showroom, { applied }: GatewayState): Violation[] {
  const there = new Map(applied.map((op) => [op.opId, op]));
  const found: Violation[] = [];
  const say = (kind: Violation['kind'], entry: Entry, what: string) =>
    found.push({
      kind,
      what: `${entry.read.kind} of ${entry.read.entity}/${entry.read.entity_id} (${entry.opId}): ${what}`,
    });

  for (const entry of showroom.ledger.entries.values()) {
    const op = there.get(entry.opId);
    const shown = shownAt(showroom, entry.opId);
    const inSight = shown.some((one) => IN_SIGHT.includes(one));
    if (op && (op.raw !== entry.body || op.sha256 !== entry.sha256)) say('lost', entry, 'other bytes at the gateway');
    if (!op) {
      // A conflict the gateway forgot with its backup is still before a person's eyes.
      if (entry.burnt || inSight) continue;
      say(
        'lost',
        entry,
        shown.includes('delivered') ? 'shown as delivered, unknown there' : `never arrived (${shown})`,
      );
    } else if (isLostClaim(op)) {
      // The change stands; what it claimed is asked about elsewhere (P6).
      if (shown.includes('waiting')) say('stalled', entry, 'judged at the gateway, still waiting here');
    } else if (op.status !== 'applied' && !entry.burnt && shown.length > 0) {
      if (!inSight) say('lost', entry, `${op.status} ${op.code} at the gateway, and nobody is shown it (${shown})`);
    } else if (op.status === 'applied' && shown.includes('waiting')) {
      say('stalled', entry, 'applied at the gateway, still waiting here');
    }
  }
  for (const { opId } of applied)
    if (!showroom.ledger.entries.has(opId)) found.push({ kind: 'doubled', what: `${opId} was saved by nobody` });
  return found;
}
