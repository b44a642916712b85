import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { digits } from './random.ts';

/** A stored drive: booked for 14 March 2026, 14:00 to 14:30. */
export const testDriveDoc = (changes: Partial<NewOf<'test_drive'>> = {}): NewOf<'test_drive'> => ({
  id: newId(),
  driveNo: `SJ260314-${digits(5)}`,
  customerId: newId(),
  demoCarId: newId(),
  kind: 'drive',
  plannedStartAt: Date.UTC(2026, 2, 14, 6, 0),
  plannedEndAt: Date.UTC(2026, 2, 14, 6, 30),
  driverName: '王建国',
  state: 'booked',
  ...changes,
});
