import type { ComponentType } from 'react';
import type { Role } from '../../db/staff/model.ts';

/** What is taken over into a contact that is being prepared. */
export interface Prepared {
  /** 要点: what to ask and what to say. */
  readonly points?: string;
  /** 可能的回答: what the customer may say. */
  readonly answers?: string;
}

export interface ContactPanelProps {
  /** Of the card: what they want, what they compare with and care about, and their level. */
  readonly situation: {
    readonly series: string | null;
    readonly rivals: string | null;
    readonly concerns: string | null;
    readonly level: string;
  };
  readonly onTake: (prepared: Prepared) => void;
}

/** What helps before a call, above the form of 记录联系. */
export interface ContactPanel {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly Panel: ComponentType<ContactPanelProps>;
}

const panels = new Map<string, ContactPanel>();

/** Features come to 记录联系 by themselves (a file `onCustomerCard.ts`). */
export function addContactPanel(panel: ContactPanel): void {
  panels.set(panel.name, panel);
}

export const contactPanels = (role: Role): readonly ContactPanel[] =>
  [...panels.values()].filter(({ roles }) => roles.includes(role));
