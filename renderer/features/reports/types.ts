import type { Inputs, Outputs } from '../../lib/outputs.ts';

export type Kpis = Outputs['reports']['kpis']['now'];
export type Span = Inputs['reports']['kpis'];
export type Part = Outputs['reports']['parts'][number];
