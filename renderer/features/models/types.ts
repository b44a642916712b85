import type { Outputs } from '../../lib/outputs.ts';

export type ModelLine = Outputs['models']['list']['rows'][number];
export type OptionLine = Outputs['options']['list']['rows'][number];
