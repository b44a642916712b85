import type { Outputs as All } from '../../lib/outputs.ts';

type Outputs = All['customers'];

export type CustomerLine = Outputs['list']['rows'][number];
export type CustomerCard = Outputs['get'];
export type TimelineEntry = Outputs['timeline'][number];
export type Duplicate = Outputs['duplicates'][number];
export type ContactPerson = Outputs['contacts']['list'][number];
export type Relation = Outputs['relations']['list'][number];
export type IdCheck = NonNullable<Outputs['idCheck']['state']>;
export type CrmView = Outputs['crm']['preview'];
export type CrmEntries = Outputs['crm']['history'];
export type HistoryLine = Outputs['history'][number];
