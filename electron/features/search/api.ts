import { z } from 'zod';
import { router, staffProcedure } from '../../api/procedure.ts';
import { quickSearch } from './service.ts';

export const searchApi = router({
  quick: staffProcedure
    .input(z.object({ text: z.string().max(100, 'text.tooLong') }))
    .query(({ ctx, input }) =>
      quickSearch(ctx.showroom.store, { id: ctx.session.staffId, role: ctx.session.role }, input.text),
    ),
});
