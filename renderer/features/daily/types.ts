import type { Outputs } from '../../lib/outputs.ts';

export type Day = Outputs['daily']['report'];
export type HandedIn = Outputs['daily']['reports'][number];
export type Minutes = Outputs['daily']['meeting'];
