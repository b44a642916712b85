import type { Group } from './check.ts';
import { about } from './groups/about.ts';
import { access } from './groups/access.ts';
import { attachments } from './groups/attachments.ts';
import { cards } from './groups/cards.ts';
import { claims } from './groups/claims.ts';
import { enrolment } from './groups/enrolment.ts';
import { events } from './groups/events.ts';
import { fields } from './groups/fields.ts';
import { limits } from './groups/limits.ts';
import { pull } from './groups/pull.ts';
import { push } from './groups/push.ts';
import { reconciliation } from './groups/reconcile.ts';
import { records } from './groups/records.ts';
import { refusals } from './groups/refusals.ts';
import { snapshot } from './groups/snapshot.ts';

/** Everything that is checked, in the order it is: the enrolment first, what uses up the limits last. */
export const GROUPS: readonly Group[] = [
  about,
  enrolment,
  access,
  push,
  refusals,
  pull,
  fields,
  cards,
  claims,
  snapshot,
  records,
  reconciliation,
  events,
  attachments,
  limits,
];
