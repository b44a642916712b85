import { z } from 'zod';
import { bareName } from '../core/bare-name.ts';

/** 前台, 销售顾问, 销售经理, 销售内勤, 财务, 仓库, 系统管理员 */
export const roles = ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'warehouse', 'admin'] as const;
export const role = z.enum(roles);
export type Role = (typeof roles)[number];

export const password = z.string().min(8, 'password.tooShort').max(128, 'password.tooLong');
export const staffName = z.string().overwrite(bareName).min(1, 'name.required').max(40, 'name.tooLong');
/** 账号: what a person types to log in; letters, digits, dot, dash, underscore or Chinese. */
export const login = z
  .string()
  .trim()
  .toLowerCase()
  .min(2, 'login.tooShort')
  .max(32, 'login.tooLong')
  .regex(/^[\p{L}\p{N}._-]+$/u, 'login.characters');

/** 顾问 经理 总经理 集团: how much of a price somebody may give away on their own. */
export const authorityLevels = [0, 1, 2, 3] as const;
export const authorityLevel = z.int().min(0, 'level.range').max(3, 'level.range').nullish();
/** The level of somebody whose card names none: a manager's is 1. */
export const levelOf = (person: { role: Role; authorityLevel: number | null }): number =>
  person.authorityLevel ?? (person.role === 'manager' ? 1 : 0);

export const staffInput = z.object({ name: staffName, login, role, password, authorityLevel });
export type StaffInput = z.infer<typeof staffInput>;
export const staffChange = z.object({ id: z.uuid(), name: staffName, role, login: login.optional(), authorityLevel });
export type StaffChange = z.infer<typeof staffChange>;

/** Seconds an account waits after `failures` wrong passwords in a row: none for two, then 2, 4, 8 … up to five minutes. */
export function loginDelaySeconds(failures: number): number {
  return failures < 3 ? 0 : Math.min(300, 2 ** (failures - 2));
}
