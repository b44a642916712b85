import { ADJUSTMENT_READERS } from '../../../db/adjustments/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { whoIs } from '../../records/procedures.ts';
import { recentSteps } from './service.ts';

export const documentsApi = router({
  /** 单据动态. */
  recent: procedureFor(...ADJUSTMENT_READERS).query(({ ctx }) => recentSteps(ctx.showroom.store, whoIs(ctx))),
});
