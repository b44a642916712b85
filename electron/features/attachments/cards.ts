import type { AttachedTo } from '../../../db/attachments/model.ts';
import { CONTRACT_DRAFTERS, CONTRACT_READERS } from '../../../db/contracts/model.ts';
import { type Role, roles } from '../../../db/staff/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { Refusal } from '../../kernel/refusal.ts';

/** As for the cards themselves. */
const READERS: Record<AttachedTo, readonly Role[]> = {
  customer: ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'],
  vehicle: roles,
  vehicle_model: roles,
  contract: CONTRACT_READERS,
};
const WRITERS: Record<AttachedTo, readonly Role[]> = {
  customer: ['reception', 'consultant', 'manager', 'backOffice', 'admin'],
  vehicle: ['backOffice', 'warehouse', 'manager', 'admin'],
  vehicle_model: ['backOffice', 'manager', 'admin'],
  contract: [...CONTRACT_DRAFTERS, 'finance'],
};

/** Who is asking. */
export interface Viewer {
  id: string;
  role: Role;
}

/** @throws Refusal `session.forbidden` */
export function mustRead({ role }: Viewer, entity: AttachedTo): void {
  if (!READERS[entity].includes(role)) throw new Refusal('session.forbidden');
}

/** @throws Refusal `session.forbidden` */
export function mustWrite({ role }: Viewer, entity: AttachedTo): void {
  if (!WRITERS[entity].includes(role)) throw new Refusal('session.forbidden');
}

const KEPT = `SELECT 1 FROM contract JOIN attachment ON attachment.entity_id = contract.id
  WHERE attachment.id = ? AND attachment.kind = 'signedContract' AND contract.status NOT IN ('draft', 'printed')`;

/** The signed paper stays with a contract that was signed by it. @throws Refusal `attachment.kept` */
export function refuseKept(db: Connection, { id, entity }: { id: string; entity: AttachedTo }): void {
  if (entity === 'contract' && db.prepare(KEPT).get(id) !== undefined) throw new Refusal('attachment.kept');
}

const MOST_MERGES = 10;

/** The card people see: the one it was merged into, if it was. @throws Refusal `record.missing` */
export function shownCard(db: Connection, entity: AttachedTo, id: string): string {
  const find = db.prepare(`SELECT id, deleted_at AS deletedAt, merged_into AS mergedInto FROM ${entity} WHERE id = ?`);
  type Found = { id: string; deletedAt: number | null; mergedInto: string | null } | undefined;
  let row = find.get(id) as Found;
  for (let step = 0; row?.mergedInto && step < MOST_MERGES; step += 1) row = find.get(row.mergedInto) as Found;
  if (!row || row.deletedAt !== null) throw new Refusal('record.missing', { params: { entity } });
  return row.id;
}
