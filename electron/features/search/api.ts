import { z } from 'zod';
import { router, staffProcedure } from '../../api/procedure.ts';
import { whoIs } from '../../records/procedures.ts';
import { hitKinds } from './hits.ts';
import { quickSearch } from './service.ts';

export const searchApi = router({
  quick: staffProcedure
    .input(
      z.object({
        text: z.string().max(100, 'text.tooLong'),
        /** Where only one kind can be picked, no other is looked for. */
        only: z.enum(hitKinds).optional(),
      }),
    )
    .query(({ ctx, input }) => quickSearch(ctx.showroom.store, whoIs(ctx), input.text, input.only)),
});
