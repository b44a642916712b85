import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../electron/api/router.ts';

/** What each procedure answers: `Outputs['visits']['board']`. */
export type Outputs = inferRouterOutputs<AppRouter>;
/** What each procedure is asked. */
export type Inputs = inferRouterInputs<AppRouter>;
