import type { ComponentType } from 'react';
import type { Role } from '../../db/staff/model.ts';

/** What a feature says of a car beside its card: 配车, PDI. */
export interface VehiclePanel {
  readonly name: string;
  /** From top to bottom. */
  readonly order: number;
  readonly roles: readonly Role[];
  readonly Panel: ComponentType<{ readonly vehicleId: string }>;
}

const panels = new Map<string, VehiclePanel>();

/** Features come to the vehicle's card by themselves (a file `onVehicleCard.ts`): the room of vehicles knows none of them. */
export function addVehiclePanel(panel: VehiclePanel): void {
  panels.set(panel.name, panel);
}

/** What this role is shown beside a car, in order. */
export const vehiclePanels = (role: Role): readonly VehiclePanel[] =>
  [...panels.values()].filter(({ roles }) => roles.includes(role)).sort((a, b) => a.order - b.order);
