import type { Outputs } from '../../lib/outputs.ts';

export type BeforeCall = Outputs['followUps']['beforeCall'];
export type FilledLetter = Outputs['followUps']['letters'][number];
export type Compartment = Outputs['followUps']['drawer'][number];
export type DrawerCard = Compartment['cards'][number];
export type ExpectedGuest = Outputs['followUps']['expected'][number];
export type LevelSheet = Outputs['followUps']['levelSheet'];
export type AuditLine = Outputs['followUps']['audit']['month'][number];
export type CountedCard = Outputs['followUps']['audit']['cards'][number];
