import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../electron/api/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['visits'];

export type Board = Outputs['board'];
export type VisitLine = Board['registered'][number];
export type Rota = Outputs['rota'];
export type KnownGuest = Outputs['identify'][number];
export type VisitRecord = Outputs['get'];
export type DayRegister = Outputs['day'];

/** What stands open beside the board. */
export type OpenPanel =
  | { readonly kind: 'assign' | 'complete' | 'close'; readonly line: VisitLine }
  | { readonly kind: 'same'; readonly line: VisitLine; readonly card: SameCard }
  | { readonly kind: 'rota' };

/** The card that already has a visitor's number, as the refusal of a second one describes it. */
export interface SameCard {
  readonly id: string;
  readonly name: string;
  readonly ownerName: string | null;
  readonly level: string;
  readonly maskedPhone: string | null;
  readonly lastContactAt: number;
}
