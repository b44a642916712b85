import {
  directProblems,
  directRequestFields,
  directSettledFields,
  directShippedFields,
  SHIPPED_REQUIRED,
  shippedProblems,
} from '../../../db/direct-shipments/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { aboutRecord } from '../../records/about.ts';

export type OpenDirect = Outputs['directShipments']['get'];

/** 直运申请. */
export const directRecord = aboutRecord('direct_request', directRequestFields, {
  name: (saved) => (saved as { docNo?: string }).docNo ?? '',
  required: () => ['supplier', 'address', 'contact', 'plannedOn'],
  problems: directProblems,
});

/** What is typed of the waybill. */
export const shippedRecord = aboutRecord('direct_request', directShippedFields, {
  name: () => '',
  required: () => [...SHIPPED_REQUIRED],
  problems: shippedProblems,
});

/** What finance types when it settles with the supplier. */
export const settledRecord = aboutRecord('direct_request', directSettledFields, {
  name: () => '',
  required: () => ['costFen'],
});
