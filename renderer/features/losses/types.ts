import type { Outputs } from '../../lib/outputs.ts';

type Answers = Outputs['losses'];

export type LossLine = Answers['list']['rows'][number];
export type OpenLoss = Answers['get'];
export type CustomerLoss = Answers['ofCustomer'][number];
