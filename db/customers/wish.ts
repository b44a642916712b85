import type { Wish } from '../vehicles/wish.ts';
import type { CustomerFields } from './model.ts';

/** Fields of a card (or of a visit's completion) that say which car is wanted. */
export const WISH_FIELDS = [
  'interestSeries',
  'interestModel',
  'interestModelId',
  'interestColor',
  'interestNote',
  'budgetBand',
  'mainUse',
  'mainUser',
  'concerns',
] as const satisfies (keyof CustomerFields)[];
type Wanting = { readonly [F in (typeof WISH_FIELDS)[number]]?: string | null | undefined };

/** What a card says of the car that is wanted. */
export const wishOf = (card: Wanting): Wish => ({
  series: card.interestSeries,
  model: card.interestModel,
  modelId: card.interestModelId,
  color: card.interestColor,
  budget: card.budgetBand,
  said: [card.interestNote, card.mainUse, card.mainUser, card.concerns].filter(Boolean).join('\n') || null,
});
