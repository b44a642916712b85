import { z } from 'zod';
import {
  CONTRACT_DRAFTERS,
  CONTRACT_READERS,
  contractDueTyped,
  contractFields,
  contractLineTyped,
  contractStates,
  contractSupplementFields,
  supplementStates,
} from '../../../db/contracts/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, recordProcedures, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { draftContract } from './drafting.ts';
import { contractList, contractsOfCustomer } from './list.ts';
import { openContract } from './opening.ts';
import { printContract, printPaymentNotice } from './print.ts';
import { contractDues, contractHistory, contractLines, contractSaving, goContract } from './service.ts';
import {
  goSupplement,
  openSupplement,
  printSupplement,
  startSupplement,
  supplementHistory,
  supplementSaving,
} from './supplements.ts';

const parts = {
  list: contractList,
  fields: contractFields,
  saving: contractSaving,
  open: openContract,
  history: contractHistory,
};
const drafting = procedureFor(...CONTRACT_DRAFTERS);
const reading = procedureFor(...CONTRACT_READERS);
const line = contractLineTyped.partial().shape;
const due = contractDueTyped.partial().shape;
const printed = byId.extend({ lang: formLanguage });

/** 购车合同. Who may take which step is in its table of steps. */
export const contractsApi = router({
  ...recordProcedures(parts, { read: CONTRACT_READERS, write: CONTRACT_DRAFTERS }),
  ofCustomer: reading.input(byId).query(({ ctx, input }) => contractsOfCustomer(ctx.showroom.store, input.id)),
  /** 做合同 */
  draft: drafting
    .input(z.object({ customerId: z.uuid(), quoteId: z.uuid().optional() }))
    .mutation(({ ctx, input }) => draftContract(ctx.showroom.store, whoIs(ctx), input)),
  addLine: drafting
    .input(byId.extend(line))
    .mutation(({ ctx, input }) => contractLines.add(ctx.showroom.store, whoIs(ctx), input)),
  changeLine: drafting
    .input(target.extend(line))
    .mutation(({ ctx, input }) => contractLines.change(ctx.showroom.store, whoIs(ctx), input)),
  removeLine: drafting
    .input(target)
    .mutation(({ ctx, input }) => contractLines.remove(ctx.showroom.store, whoIs(ctx), input)),
  addDue: drafting
    .input(byId.extend(due))
    .mutation(({ ctx, input }) => contractDues.add(ctx.showroom.store, whoIs(ctx), input)),
  changeDue: drafting
    .input(target.extend(due))
    .mutation(({ ctx, input }) => contractDues.change(ctx.showroom.store, whoIs(ctx), input)),
  removeDue: drafting
    .input(target)
    .mutation(({ ctx, input }) => contractDues.remove(ctx.showroom.store, whoIs(ctx), input)),
  go: procedureFor(...CONTRACT_DRAFTERS, 'finance')
    .input(
      target.extend({ seen: z.string().max(64), to: z.enum(contractStates), reason: z.string().max(400).nullish() }),
    )
    .mutation(({ ctx, input }) => goContract(ctx.showroom.store, whoIs(ctx), input)),
  print: drafting.input(printed).mutation(({ ctx, input }) => printContract(ctx.showroom, ctx.session, input)),
  /** 收款通知 */
  printPaymentNotice: drafting
    .input(printed)
    .mutation(({ ctx, input }) => printPaymentNotice(ctx.showroom, ctx.session, input)),
  /** 补充协议 */
  supplements: router({
    get: reading.input(byId).query(({ ctx, input }) => openSupplement(ctx.showroom.store, whoIs(ctx), input.id)),
    history: reading.input(byId).query(({ ctx, input }) => supplementHistory(ctx.showroom.store, whoIs(ctx), input.id)),
    start: drafting.input(byId).mutation(({ ctx, input }) => startSupplement(ctx.showroom.store, whoIs(ctx), input.id)),
    update: drafting
      .input(target.extend(contractSupplementFields.partial().shape))
      .mutation(({ ctx, input }) => supplementSaving.update(ctx.showroom.store, whoIs(ctx), input)),
    go: drafting
      .input(
        target.extend({
          seen: z.string().max(64),
          to: z.enum(supplementStates),
          reason: z.string().max(400).nullish(),
        }),
      )
      .mutation(({ ctx, input }) => goSupplement(ctx.showroom.store, whoIs(ctx), input)),
    print: drafting.input(printed).mutation(({ ctx, input }) => printSupplement(ctx.showroom, ctx.session, input)),
  }),
});
