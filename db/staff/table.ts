import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, id, syncedColumns } from '../core/columns.ts';
import type { Role } from './model.ts';

/** 员工. Disabled, never deleted: their name stands on visits and cards. */
export const staff = sqliteTable(
  'staff',
  {
    id: id(),
    name: text('name').notNull(),
    login: text('login').notNull(),
    role: text('role').$type<Role>().notNull(),
    passwordHash: text('password_hash').notNull(),
    /** 额度级别; null: what the role has by itself. */
    authorityLevel: integer('authority_level'),
    failures: integer('failures').notNull().default(0),
    /** No further try before this instant. */
    waitUntil: at('wait_until'),
    disabledAt: at('disabled_at'),
    ...syncedColumns(),
  },
  // Not unique: two PCs without a line may both give a login away; the list of staff then shows it.
  (t) => [index('staff_login').on(t.login)],
);
