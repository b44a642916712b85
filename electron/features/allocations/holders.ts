import type { Connection } from '../../kernel/connection.ts';

interface Holder {
  id: string;
  docNo: string | null;
}
type Holds = (db: Connection, vehicleId: string) => Holder | undefined;
const holders: Holds[] = [];

/** A later room says which of its papers has a car, so that nobody else is given it (G4). */
export const holdCars = (holds: Holds): void => void holders.push(holds);

/** The paper beside 配车 that has a car. */
export function heldElsewhere(db: Connection, vehicleId: string): Holder | undefined {
  for (const holds of holders) {
    const held = holds(db, vehicleId);
    if (held) return held;
  }
  return undefined;
}
