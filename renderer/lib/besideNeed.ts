import type { ComponentType } from 'react';
import type { Role } from '../../db/staff/model.ts';
import type { Wish } from '../../db/vehicles/wish.ts';

/** A car somebody settled on: what 意向 says of it. */
export interface TakenCar {
  readonly series: string | undefined;
  readonly model: string | undefined;
  readonly modelId: string | undefined;
  readonly color: string | undefined;
}

/** What is typed of a customer's need, as far as it goes now. */
export interface TypedNeed {
  readonly wish: Wish;
  /** Cars they compare with, as typed. */
  readonly rivals: string;
  readonly concerns: string;
}

export interface NeedPanelProps {
  readonly need: TypedNeed;
  /** Whose need it is, where they have a card. */
  readonly customer: { readonly id: string; readonly name: string } | undefined;
  /** Puts the car into 意向; left out where this person only reads. */
  readonly onTake: ((car: TakenCar) => void) | undefined;
}

/** What stands beside a need while it is typed: cars that fit, what to say. */
export interface NeedPanel {
  readonly name: string;
  readonly order: number;
  readonly roles: readonly Role[];
  readonly Panel: ComponentType<NeedPanelProps>;
}

const panels = new Map<string, NeedPanel>();

/** Features come beside a need by themselves (a file `onCustomerCard.ts`), wherever one is typed. */
export function addNeedPanel(panel: NeedPanel): void {
  panels.set(panel.name, panel);
}

export const needPanels = (role: Role): readonly NeedPanel[] =>
  [...panels.values()].filter(({ roles }) => roles.includes(role)).sort((a, b) => a.order - b.order);
