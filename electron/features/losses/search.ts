import type { LossField } from '../../../db/losses/search.ts';
import { named, type Searchable } from '../../kernel/search/declared.ts';

/** A loss: by whom we lost, or by what they bought and where. */
export const lossSearch: Searchable<LossField> = {
  fields: { customerName: named, boughtBrand: named, boughtModel: named, boughtDealer: named },
  people: true,
};
