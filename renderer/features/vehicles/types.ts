import type { Inputs, Outputs } from '../../lib/outputs.ts';

type Answers = Outputs['vehicles'];

export type StockLine = Answers['list']['rows'][number];
export type StockFacets = Answers['facets'];
export type StockFilters = NonNullable<Inputs['vehicles']['list']['filters']>;
export type Fitting = Answers['fitting'];
export type OpenVehicle = Answers['get'];
export type VehicleCard = OpenVehicle['card'];
export type HistoryLine = Answers['history'][number];
