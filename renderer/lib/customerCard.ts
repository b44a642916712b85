import type { ComponentType, ReactNode } from 'react';
import type { Role } from '../../db/staff/model.ts';
import type { Outputs } from './outputs.ts';

type CustomerCard = Outputs['customers']['get'];

/** Something one does with a customer from the head of their card: 记录联系, 试驾, 找车. */
export interface CardAction {
  readonly name: string;
  /** Key of its text, with the room: 'vehicles:seeking.find'. */
  readonly label: string;
  /** From left to right; the first few are buttons, the others stand under ⋯. */
  readonly order: number;
  readonly roles: readonly Role[];
  /** A key for it while the card stands: 'alt+1'. */
  readonly keys?: string;
  /** Left out: it fits every card. */
  readonly fits?: (card: CustomerCard) => boolean;
  /** Does it at once, or goes to the page (`go`) where it is done. */
  readonly run?: (card: CustomerCard, go: (path: string) => void) => void;
  /** Or it is done here: a drawer over the card until it calls `close`. */
  readonly Panel?: ComponentType<{ readonly card: CustomerCard; readonly close: () => void }>;
}

/** One line of the 时间线. */
export interface TimelineLine {
  readonly key: string;
  readonly at: number;
  readonly said: ReactNode;
}

/** Lines of one kind in a customer's 时间线, with a chip of their own in its filter. */
export interface TimelineKind<T = unknown> {
  readonly kind: string;
  /** Key of the chip's text, with the room: 'attachments:card'. */
  readonly label: string;
  readonly roles: readonly Role[];
  /** The part of the API they come from: what makes it old makes them old. */
  readonly part: string;
  load(customerId: string): Promise<readonly T[]>;
  line(row: T): TimelineLine;
}

/** Something whoever opens the card must see, above what belongs to the customer. */
export interface CardNote {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly Note: ComponentType<{ readonly customerId: string }>;
}

const actions = new Map<string, CardAction>();
const kinds = new Map<string, TimelineKind>();
const notes = new Map<string, CardNote>();

/** Features come to the customer's card by themselves (a file `onCustomerCard.tsx`): the room of customers knows none of them. */
export function addCardAction(action: CardAction): void {
  actions.set(action.name, action);
}

export function addTimelineKind<T>(kind: TimelineKind<T>): void {
  kinds.set(kind.kind, kind);
}

/** What this role may do with this customer, in order. */
export function cardActions(card: CustomerCard, role: Role): readonly CardAction[] {
  return [...actions.values()]
    .filter(({ roles, fits }) => roles.includes(role) && (fits === undefined || fits(card)))
    .sort((a, b) => a.order - b.order);
}

export const timelineKinds = (role: Role): readonly TimelineKind[] =>
  [...kinds.values()].filter(({ roles }) => roles.includes(role));

export function addCardNote(note: CardNote): void {
  notes.set(note.name, note);
}

export const cardNotes = (role: Role): readonly CardNote[] =>
  [...notes.values()].filter(({ roles }) => roles.includes(role));
