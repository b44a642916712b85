import type { Outputs } from '../../lib/outputs.ts';

export type Day = Outputs['daily']['report'];
export type Minutes = Outputs['daily']['meeting'];
