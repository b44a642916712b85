import { pagesOf, type RouteDef } from './routeDef.ts';

export const inMovements = pagesOf('movements');

/** 流转: cars on a way of their own: between stores, straight to the customer, lent before they are sold. */
export const movementRoutes: readonly RouteDef[] = [];
