import type { Outputs as All } from '../../lib/outputs.ts';

type Outputs = All['customers'];

export type CustomerLine = Outputs['list']['rows'][number];
export type CustomerCard = Outputs['get'];
export type TimelineEntry = Outputs['timeline'][number];
export type Duplicate = Outputs['duplicates'][number];

/** A field somebody else changed while this form was open (params of `record.stale`). */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly byName: string | null;
  readonly at: number;
}
