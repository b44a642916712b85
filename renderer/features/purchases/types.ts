import type { Outputs } from '../../lib/outputs.ts';

type Answers = Outputs['purchases'];

export type PurchaseLine = Answers['list']['rows'][number];
export type OpenOrder = Answers['get'];
export type OrderLine = OpenOrder['lines'][number];
