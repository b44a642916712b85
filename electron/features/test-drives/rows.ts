import { maskIdNumber } from '../../../db/customers/id-number.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import type { RowOf } from '../../../db/entities.ts';
import { seeing } from '../../records/seeing.ts';
import type { Who } from '../../records/who.ts';

export type TestDrive = RowOf<'test_drive'>;

/** Fields shown starred until a person gives a reason. */
export const MASKED = ['driverMobile', 'licenceNo', 'driverIdNo'] as const;

/** Anybody can be made the consultant of a drive: that opens no number, the customer card shows its owner theirs. */
const seesNumber = ({ role }: Who) => role === 'manager' || role === 'admin';

/** The numbers of licence and ID as on the customer card: nobody sees them whole without a reason. */
export const driveSight = seeing({
  entity: 'test_drive',
  masks: {
    driverMobile: { open: seesNumber, star: maskPhone },
    licenceNo: { open: () => false, star: maskIdNumber },
    driverIdNo: { open: () => false, star: maskIdNumber },
  },
});
