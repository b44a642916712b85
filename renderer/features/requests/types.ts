import type { Outputs } from '../../lib/outputs.ts';

type Answers = Outputs['requests'];

export type RequestLine = Answers['list']['rows'][number];
export type OpenRequest = Answers['get'];
export type CustomerRequest = Answers['ofCustomer'][number];
