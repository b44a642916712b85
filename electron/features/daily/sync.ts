import { dailyReport, meeting, salesPlan } from '../../../db/daily/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** Staff write about their own work; what they say of a customer by name stays in the showroom's own line. */
export const dailyReportSync: SyncedEntity<typeof dailyReport> = {
  name: 'daily_report',
  table: dailyReport,
  mayLeave: () => true,
  label: (row) => row.on,
};

export const planSync: SyncedEntity<typeof salesPlan> = {
  name: 'sales_plan',
  table: salesPlan,
  mayLeave: () => true,
  label: (row) => `${row.fromOn} ${row.kind}`,
};

export const meetingSync: SyncedEntity<typeof meeting> = {
  name: 'meeting',
  table: meeting,
  mayLeave: () => true,
  label: (row) => `${row.on} ${row.kind}`,
};
