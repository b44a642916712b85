import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored daily report with tomorrow's plan. */
export const dailyReportDoc = (changes: Partial<NewOf<'daily_report'>> = {}): NewOf<'daily_report'> => ({
  id: newId(),
  staffId: newId(),
  on: '2026-03-14',
  plan: '约三位 A 级客户到店',
  ...changes,
});
