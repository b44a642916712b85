import type { Outputs as All } from '../../lib/outputs.ts';

type Outputs = All['customers'];

export type CustomerLine = Outputs['list']['rows'][number];
export type CustomerCard = Outputs['get'];
export type TimelineEntry = Outputs['timeline'][number];
export type Duplicate = Outputs['duplicates'][number];
