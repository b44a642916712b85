import { staff } from '../../../db/staff/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { restoreAnAdmin } from './last-admin.ts';

/** Who works here is the same on every PC of the showroom, with password hash, role and 停用; no customer's consent stands between. */
export const staffSync: SyncedEntity<typeof staff> = {
  name: 'staff',
  table: staff,
  /** Wrong passwords are counted by the PC they were typed at. */
  local: ['failures', 'waitUntil'],
  secret: ['passwordHash'],
  mayLeave: () => true,
  received: restoreAnAdmin,
  label: (row) => row.name,
};
