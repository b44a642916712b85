import type { Role } from '../../db/staff/model.ts';
import { hashPassword } from '../features/staff/passwords.ts';
import { insertStaff } from '../features/staff/service.ts';
import type { Store } from '../kernel/store.ts';

/** One password for all: a demo is to be tried, and its data folder disappears with it. */
export const DEMO_PASSWORD = 'zhanting-demo';

export interface DemoAccount {
  login: string;
  name: string;
  role: Role;
  /** 额度级别, where it is not the role's. */
  authorityLevel?: number;
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { login: 'admin', name: '韩梅', role: 'admin' },
  { login: 'lina', name: '李娜', role: 'reception' },
  { login: 'zhoukai', name: '周凯', role: 'consultant' },
  { login: 'sunyue', name: '孙悦', role: 'consultant' },
  { login: 'ouyanglei', name: '欧阳磊', role: 'consultant' },
  { login: 'chenli', name: '陈立', role: 'manager', authorityLevel: 2 },
  { login: 'wumin', name: '吴敏', role: 'backOffice' },
  { login: 'zhengfang', name: '郑芳', role: 'finance' },
  { login: 'zhaoqiang', name: '赵强', role: 'warehouse' },
];

/** Who works here, by role. */
export interface DemoStaff {
  reception: string;
  consultants: string[];
  backOffice: string;
  manager: string;
  finance: string;
  warehouse: string;
}

/** Everybody but the administrator, who is there since the first run. */
export async function hireStaff(store: Store): Promise<DemoStaff> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const people = store.write({ id: 'system' }, (tx) =>
    DEMO_ACCOUNTS.slice(1).map((account) => insertStaff(tx, { ...account, passwordHash })),
  );
  const idsOf = (role: Role) => people.filter((person) => person.role === role).map(({ id }) => id);
  return {
    reception: idsOf('reception')[0]!,
    consultants: idsOf('consultant'),
    backOffice: idsOf('backOffice')[0]!,
    manager: idsOf('manager')[0]!,
    finance: idsOf('finance')[0]!,
    warehouse: idsOf('warehouse')[0]!,
  };
}
