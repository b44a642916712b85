import { Refusal } from '../../kernel/refusal.ts';
import type { Write } from '../../kernel/write.ts';
import type { StaffMember } from './service.ts';

const activeAdmins = (tx: Write, without: string | null): number =>
  tx.db
    .prepare(
      `SELECT count(*) FROM staff WHERE role = 'admin' AND disabled_at IS NULL AND deleted_at IS NULL AND id IS NOT ?`,
    )
    .pluck()
    .get(without) as number;

/** The last active administrator can neither be disabled nor change role: nobody could manage the showroom any more. */
export function keepAnAdmin(tx: Write, person: StaffMember): void {
  if (person.role !== 'admin' || person.disabledAt !== null) return;
  if (activeAdmins(tx, person.id) === 0) throw new Refusal('staff.lastAdmin');
}

/** While everything arrives anew, people come in no order of time: an administrator may still be under way. */
const arrivingAnew = (tx: Write): boolean =>
  tx.db.prepare('SELECT 1 FROM sync_state WHERE snapshot_after IS NOT NULL').get() !== undefined;

const LAST_TO_STOP = `SELECT id FROM staff WHERE deleted_at IS NULL AND (role = 'admin' OR EXISTS (
    SELECT 1 FROM audit WHERE entity_id = staff.id AND rev IS NOT NULL AND json_extract(detail, '$.role[0]') = 'admin'))
  ORDER BY server_seq DESC, id LIMIT 1`;

/**
 * Two PCs without a line may each take the other's administrator away. What reached head office first holds; what came second
 * and left nobody is taken back, by whichever PC hears of it (all of them undo the same one).
 */
export function restoreAnAdmin(tx: Write): void {
  if (activeAdmins(tx, null) > 0 || arrivingAnew(tx)) return;
  const id = tx.db.prepare(LAST_TO_STOP).pluck().get() as string | undefined;
  if (id) tx.update('staff', id, { role: 'admin', disabledAt: null }, { action: 'keepAdmin' });
}
