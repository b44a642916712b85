import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../electron/api/router.ts';

/** What each procedure answers: `Outputs['visits']['board']`. */
export type Outputs = inferRouterOutputs<AppRouter>;
