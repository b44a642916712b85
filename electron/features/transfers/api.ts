import { z } from 'zod';
import {
  answerFields,
  settlementFields,
  TRANSFER_ASKERS,
  TRANSFER_MOVERS,
  TRANSFER_READERS,
  transferInFields,
  transferOrderFields,
  transferOutFields,
} from '../../../db/transfers/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { readGroup } from '../sync/enrolment/enrolled.ts';
import { transferList } from './list.ts';
import { beginReceipt, refuseIn, signIn, signOut, takeBack } from './moving.ts';
import { openTransfer, transferHistory } from './opening.ts';
import { printTransfer, transferPapers } from './print.ts';
import { approveTransfer, cancelTransfer, refuseTransfer, requestTransfer } from './service.ts';
import { confirmIn, confirmOut, settle } from './settling.ts';
import './keeping.ts';

const reading = procedureFor(...TRANSFER_READERS);
const asking = procedureFor(...TRANSFER_ASKERS);
const moving = procedureFor(...TRANSFER_MOVERS);
const answering = procedureFor('manager');
const paying = procedureFor('finance');
const at = target.extend({ seen: z.string().max(64) });
const reason = z.string().trim().min(1, 'field.required').max(400, 'text.tooLong');

/** 跨组织调拨. */
export const transfersApi = router({
  list: reading
    .input(transferList.input)
    .query(({ ctx, input }) => transferList.page(ctx.showroom.store, whoIs(ctx), input)),
  count: reading
    .input(transferList.filters)
    .query(({ ctx, input }) => transferList.count(ctx.showroom.store, whoIs(ctx), input)),
  get: reading.input(byId).query(({ ctx, input }) => openTransfer(ctx.showroom.store, whoIs(ctx), input.id)),
  history: reading.input(byId).query(({ ctx, input }) => transferHistory(ctx.showroom.store, whoIs(ctx), input.id)),
  /** The other stores of the group. */
  sisters: reading.query(({ ctx }) => {
    const group = readGroup(ctx.showroom.store.db);
    return (group?.stores ?? []).filter(({ id }) => id !== group?.storeId);
  }),
  request: asking
    .input(transferOrderFields.partial())
    .mutation(({ ctx, input }) => requestTransfer(ctx.showroom.store, whoIs(ctx), input)),
  cancel: asking.input(at).mutation(({ ctx, input }) => cancelTransfer(ctx.showroom.store, whoIs(ctx), input)),
  approve: answering
    .input(at.extend({ vehicleId: answerFields.shape.vehicleId.unwrap().unwrap() }))
    .mutation(({ ctx, input }) => approveTransfer(ctx.showroom.store, whoIs(ctx), input)),
  refuse: answering
    .input(at.extend({ reason }))
    .mutation(({ ctx, input }) => refuseTransfer(ctx.showroom.store, whoIs(ctx), input)),
  signOut: moving
    .input(target.extend(transferOutFields.partial().shape))
    .mutation(({ ctx, input }) => signOut(ctx.showroom.store, whoIs(ctx), input)),
  receive: moving.input(byId).mutation(({ ctx, input }) => beginReceipt(ctx.showroom.store, whoIs(ctx), input.id)),
  signIn: moving
    .input(at.extend(transferInFields.partial().shape))
    .mutation(({ ctx, input }) => signIn(ctx.showroom.store, whoIs(ctx), input)),
  refuseIn: moving
    .input(at.extend({ reason }))
    .mutation(({ ctx, input }) => refuseIn(ctx.showroom.store, whoIs(ctx), input)),
  takeBack: moving.input(at).mutation(({ ctx, input }) => takeBack(ctx.showroom.store, whoIs(ctx), input)),
  confirmOut: paying
    .input(byId.extend(settlementFields.partial().shape))
    .mutation(({ ctx, input: { id, ...typed } }) =>
      confirmOut(ctx.showroom.store, whoIs(ctx), { transferId: id, ...typed }),
    ),
  confirmIn: paying.input(at).mutation(({ ctx, input }) => confirmIn(ctx.showroom.store, whoIs(ctx), input)),
  settle: paying.input(at).mutation(({ ctx, input }) => settle(ctx.showroom.store, whoIs(ctx), input)),
  print: reading
    .input(byId.extend({ paper: z.enum(transferPapers), lang: formLanguage }))
    .mutation(({ ctx, input }) => printTransfer(ctx.showroom, ctx.session, input)),
});
