import type { Role } from '../../db/staff/model.ts';
import type { Outputs } from './outputs.ts';

export type Hit = Outputs['search']['quick']['hits'][number];

/** Something one does with a found record without opening it: 记录联系, 到店, 试驾. */
export interface FoundAction {
  readonly kinds: readonly Hit['kind'][];
  /** Key of its text, with the room. */
  readonly label: string;
  /** Alt and this digit. */
  readonly digit: 1 | 2 | 3;
  readonly roles: readonly Role[];
  /** Left out: it can be done with every one of these kinds. */
  readonly fits?: (hit: Hit) => boolean;
  readonly run: (hit: Hit, go: (path: string) => void) => void;
}

const actions: FoundAction[] = [];

/** Features add theirs by themselves (a file `onCustomerCard.ts`). */
export function addFoundAction(action: FoundAction): void {
  actions.push(action);
}

export const foundActions = (hit: Hit, role: Role): readonly FoundAction[] =>
  actions
    .filter(({ kinds, roles, fits }) => kinds.includes(hit.kind) && roles.includes(role) && (fits?.(hit) ?? true))
    .sort((a, b) => a.digit - b.digit);

/** Whose record it is: a customer's own, or that of a visit or a drive. */
export const customerOfHit = (hit: Hit): string | undefined =>
  hit.kind === 'customer' ? hit.id : (hit.customerId ?? undefined);
