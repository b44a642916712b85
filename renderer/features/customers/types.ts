import type { Outputs } from '../../lib/outputs.ts';

export type Card = Outputs['customers']['get'];
export type CardLine = Outputs['customers']['list']['rows'][number];
export type Duplicate = Outputs['customers']['duplicates'][number];
export type TimelineEntry = Outputs['customers']['timeline'][number];
export type LinkedVehicle = Outputs['vehicles']['byCustomer'][number];
