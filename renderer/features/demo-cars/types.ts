import type { Outputs } from '../../lib/outputs.ts';

type Answers = Outputs['demoCars'];

export type DemoCarLine = Answers['list']['rows'][number];
export type OpenDemoCar = Answers['get'];
export type CarMonth = Answers['months'][number];
export type CostLine = Answers['costs'][number];
