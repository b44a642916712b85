import { z } from 'zod';
import { raisedRequest, requestFields, typedRequest } from '../../../db/requests/model.ts';
import { REQUEST_ROLES } from '../../../db/requests/rules.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, recordProcedures, target, whoIs } from '../../records/procedures.ts';
import { answerRequest, closeRequest, reopenRequest } from './answering.ts';
import { requests } from './list.ts';
import { requestNews, requestsOfCustomer } from './of-customer.ts';
import { openRequest, requestHistory, requestSaving } from './service.ts';

const working = procedureFor(...REQUEST_ROLES);
const parts = {
  list: requests,
  fields: typedRequest,
  saving: requestSaving,
  open: openRequest,
  history: requestHistory,
};
const { answer, reopenReason, dueOn } = requestFields.shape;
const answered = target.extend({ answer: answer.unwrap().unwrap() });
const reopened = target.extend({ reopenReason: reopenReason.unwrap().unwrap(), dueOn: dueOn.unwrap().unwrap() });

/** 客户请求 */
export const requestsApi = router({
  ...recordProcedures(parts, { read: REQUEST_ROLES, write: REQUEST_ROLES }),
  create: working
    .input(raisedRequest.partial().extend({ customerId: z.uuid() }))
    .mutation(({ ctx, input }) => requestSaving.create(ctx.showroom.store, whoIs(ctx), input)),
  answer: working.input(answered).mutation(({ ctx, input }) => answerRequest(ctx.showroom.store, whoIs(ctx), input)),
  close: working.input(target).mutation(({ ctx, input }) => closeRequest(ctx.showroom.store, whoIs(ctx), input)),
  reopen: working.input(reopened).mutation(({ ctx, input }) => reopenRequest(ctx.showroom.store, whoIs(ctx), input)),
  ofCustomer: working.input(byId).query(({ ctx, input }) => requestsOfCustomer(ctx.showroom.store, input.id)),
  news: working.query(({ ctx }) => requestNews(ctx.showroom.store, whoIs(ctx))),
});
