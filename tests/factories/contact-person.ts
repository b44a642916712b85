import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { chineseName, mobile } from './customer.ts';

/** A stored contact person: somebody at a company with a mobile. */
export const contactPersonDoc = (
  changes: Partial<NewOf<'contact_person'>> & { customerId: string },
): NewOf<'contact_person'> => ({
  id: newId(),
  name: chineseName(),
  mobile: mobile(),
  title: '行政主管',
  ...changes,
});
