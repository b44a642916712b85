import { z } from 'zod';
import {
  APPROVAL_ASKERS,
  APPROVAL_DECIDERS,
  APPROVAL_READERS,
  approvalKinds,
  approvalStates,
} from '../../../db/approvals/model.ts';
import { ENTITIES } from '../../../db/records.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { approvalList } from './list.ts';
import { printApproval } from './print.ts';
import { askApproval, decideApproval, openApproval } from './service.ts';

const reading = procedureFor(...APPROVAL_READERS);

/** 额度审批. Asked for from the document it is about; what stands in it nobody types but the reason. */
export const approvalsApi = router({
  list: reading
    .input(approvalList.input)
    .query(({ ctx, input }) => approvalList.page(ctx.showroom.store, whoIs(ctx), input)),
  count: reading
    .input(approvalList.filters)
    .query(({ ctx, input }) => approvalList.count(ctx.showroom.store, whoIs(ctx), input)),
  get: reading.input(byId).query(({ ctx, input }) => openApproval(ctx.showroom.store, whoIs(ctx), input.id)),
  ask: procedureFor(...APPROVAL_ASKERS)
    .input(
      z.object({
        kind: z.enum(approvalKinds),
        entity: z.enum(ENTITIES),
        docId: z.uuid(),
        reason: z.string().max(400, 'text.tooLong'),
      }),
    )
    .mutation(({ ctx, input }) => askApproval(ctx.showroom.store, whoIs(ctx), input)),
  go: procedureFor(...APPROVAL_DECIDERS)
    .input(
      target.extend({ seen: z.string().max(64), to: z.enum(approvalStates), reason: z.string().max(400).nullish() }),
    )
    .mutation(({ ctx, input }) => decideApproval(ctx.showroom.store, whoIs(ctx), input)),
  print: reading
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printApproval(ctx.showroom, ctx.session, input)),
});
