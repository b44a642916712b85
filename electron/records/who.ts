import { dayOf } from '../../db/core/day.ts';
import type { Role } from '../../db/staff/model.ts';
import type { Store } from '../kernel/store.ts';

/** Who works on records: their role decides what they see and may do. */
export interface Who {
  id: string;
  role: Role;
}

/** A record as a form knew it: `rev` is the revision it was filled from. */
export interface Target {
  id: string;
  rev: number;
}

/** The showroom's today. */
export const todayOf = (store: Store): string => dayOf(store.clock.now());
