import type { CountName } from '../../../db/reports/kpis.ts';
import type { Inputs, Outputs } from '../../lib/outputs.ts';

export type DeskNumbers = Outputs['workbench']['desk'];
export type DeskCount = keyof DeskNumbers['today'];
export type TeamLine = Outputs['workbench']['team'][number];
export type Item = Outputs['workbench']['items'][number];
export type ItemName = Item['name'];
export type ItemRow = Outputs['workbench']['rows'][number];
export type QueueLine = Outputs['followUps']['queue'][number];
type Span = Inputs['reports']['kpis'];

/** A number that was pressed: its rows stand beside the page. */
export type Opened =
  | { readonly kind: 'count'; readonly name: CountName; readonly span: Span; readonly of?: string }
  | { readonly kind: 'item'; readonly name: ItemName };
export type Open = (opened: Opened) => void;
