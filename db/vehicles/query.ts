import { z } from 'zod';
import { flag, given } from '../core/fields.ts';

/** Lists that queries are saved of. */
export const queryKinds = ['stock'] as const;

const one = z.union([z.string().max(120), z.number()]);

/** What a list is narrowed by, a value or several a filter. */
export const savedFilters = z.record(z.string().max(40), z.union([one, z.array(one).max(50)]));
export type SavedFilters = z.infer<typeof savedFilters>;

/** 常用查询: of whoever saved it, or of the whole showroom. */
export const savedQueryFields = z.object({
  name: z.string().trim().max(40, 'text.tooLong').meta({ control: 'text' }),
  kind: given(queryKinds),
  filters: savedFilters,
  shared: flag(),
});
export type SavedQueryFields = z.infer<typeof savedQueryFields>;
