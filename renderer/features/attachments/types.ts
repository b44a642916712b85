import type { Outputs } from '../../lib/outputs.ts';

export type FileLine = Outputs['attachments']['list'][number];
