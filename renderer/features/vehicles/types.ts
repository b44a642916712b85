import type { Outputs } from '../../lib/outputs.ts';

type Answers = Outputs['vehicles'];

export type StockLine = Answers['list']['rows'][number];
export type OpenVehicle = Answers['get'];
export type VehicleCard = OpenVehicle['card'];
export type HistoryLine = Answers['history'][number];

/** A field somebody else changed while this form was open (params of `record.stale`). */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly byName: string | null;
  readonly at: number;
}
