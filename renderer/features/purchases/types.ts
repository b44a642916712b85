import type { Outputs } from '../../lib/outputs.ts';

type Answers = Outputs['purchases'];

export type PurchaseLine = Answers['list']['rows'][number];
export type OpenOrder = Answers['get'];
export type OrderLine = OpenOrder['lines'][number];

type Damage = Answers['damages'][number];
/** A damage as it is typed on arrival. */
export interface TypedDamage extends Pick<Damage, 'part' | 'kind' | 'severity'> {
  liable?: Damage['liable'] | undefined;
  note?: string | undefined;
}
