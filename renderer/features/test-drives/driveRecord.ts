import { typedDrive } from '../../../db/test-drives/model.ts';
import { bookingProblems } from '../../../db/test-drives/rules.ts';
import { aboutRecord, issuesIn, type RecordValues } from '../../records/about.ts';
import type { Issues } from '../../ui/form.ts';
import type { OpenDrive } from './types.ts';

/** 试乘试驾. */
export const driveRecord = aboutRecord('test_drive', typedDrive, {
  name: (saved) => saved.driverName ?? '',
  required: () => ['kind'],
  problems: bookingProblems,
});
export type DriveValues = RecordValues<(typeof typedDrive)['_output']>;

/** The rules; a number that stands there starred was checked when it was typed. */
export function checkDrive(values: DriveValues, card: OpenDrive['card']): Issues<DriveValues> {
  const found = { ...issuesIn(driveRecord, values) };
  if (values.driverMobile === card.driverMobile) delete found.driverMobile;
  return found;
}

/** Roles that book and hand over; what the guest thinks is for those who sell. The host decides. */
export const bookers = ['reception', 'consultant', 'manager', 'backOffice', 'admin'] as const;
export const sellers = ['consultant', 'manager', 'backOffice', 'admin'] as const;

export const BOOKING = ['kind', 'consultantId', 'specialistId', 'route'] as const;
/** What a driver may have besides the number and class of their licence. */
export const LICENCE = [
  'licenceExpiresOn',
  'licencePermanent',
  'licenceIssuedOn',
  'driverIdNo',
  'driverName',
  'driverMobile',
] as const;
