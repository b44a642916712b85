import type { Page } from '../visit.ts';
import { CRM_PAGES } from './crm.ts';
import { ENROL_PAGES } from './enrol.ts';
import { LOG_PAGES } from './log.ts';
import { OPERATOR_PAGES } from './operators.ts';
import { PARKED_PAGES } from './parked.ts';
import { PASSWORD_PAGES } from './password.ts';
import { REFUSAL_PAGES } from './refusals.ts';
import { REVOKE_PAGES } from './revoke.ts';
import { STORE_PAGES } from './store.ts';
import { STORES_PAGES } from './stores.ts';
import { TRANSFER_PAGES } from './transfers.ts';

/** Every page and form of a signed-in operator, by method and path. */
export const PAGES: Readonly<Record<string, Page>> = {
  ...STORES_PAGES,
  ...STORE_PAGES,
  ...ENROL_PAGES,
  ...REVOKE_PAGES,
  ...REFUSAL_PAGES,
  ...PARKED_PAGES,
  ...TRANSFER_PAGES,
  ...CRM_PAGES,
  ...OPERATOR_PAGES,
  ...LOG_PAGES,
  ...PASSWORD_PAGES,
};
