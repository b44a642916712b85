import type { Outputs } from '../../lib/outputs.ts';

export type Day = Outputs['daily']['report'];
export type Minutes = Outputs['daily']['meeting'];
export type Plans = Outputs['daily']['plans'];
export type PlanLine = Plans['lines'][number];
