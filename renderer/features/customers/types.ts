import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../electron/api/router.ts';

type Outputs = inferRouterOutputs<AppRouter>;

export type Card = Outputs['customers']['get'];
export type CardLine = Outputs['customers']['list']['rows'][number];
export type Duplicate = Outputs['customers']['duplicates'][number];
export type TimelineEntry = Outputs['customers']['timeline'][number];
export type LinkedVehicle = Outputs['vehicles']['byCustomer'][number];
