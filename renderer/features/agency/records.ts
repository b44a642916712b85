import { AGENCY_REQUIRED, agencyEntryFields, agencyProblems } from '../../../db/agency/model.ts';
import { needsReference } from '../../../db/receipts/model.ts';
import { today } from '../../lib/today.ts';
import { aboutRecord } from '../../records/about.ts';

/** 代办付款. */
export const agencyRecord = aboutRecord('agency_entry', agencyEntryFields, {
  name: () => '',
  required: ({ method }) => [...AGENCY_REQUIRED, ...(needsReference(method) ? (['externalRef'] as const) : [])],
  problems: (typed) => agencyProblems(typed, today()),
});
