import type { Outputs } from '../../lib/outputs.ts';

type Answers = Outputs['visits'];

export type Board = Answers['board'];
export type VisitLine = Board['registered'][number];
export type Rota = Answers['rota']['now'];
export type RotaLogLine = Answers['rota']['log'][number];
export type KnownGuest = Answers['identify'][number];
export type VisitRecord = Answers['get'];
export type DayRegister = Answers['day'];

/** What stands open beside the board. */
export type OpenPanel =
  | { readonly kind: 'assign' | 'complete' | 'close' | 'void'; readonly line: VisitLine }
  | { readonly kind: 'same'; readonly line: VisitLine; readonly card: SameCard }
  | { readonly kind: 'rota' }
  | { readonly kind: 'rotaStep'; readonly staffId: string };

/** The visit a panel is about; undefined of the rota's. */
export const lineOf = (panel: OpenPanel | undefined): VisitLine | undefined =>
  panel === undefined || panel.kind === 'rota' || panel.kind === 'rotaStep' ? undefined : panel.line;

/** The card that already has a visitor's number, as the refusal of a second one describes it. */
export interface SameCard {
  readonly id: string;
  readonly name: string;
  readonly ownerName: string | null;
  readonly level: string;
  readonly maskedPhone: string | null;
  readonly lastContactAt: number;
}
