import { ISSUE_READERS, issueNote } from '../../../db/deal-issues/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { dealIssueList } from './list.ts';
import { dealIssueHistory, issueNews, openIssueOf, settleIssue } from './service.ts';

const reading = procedureFor(...ISSUE_READERS);
const note = issueNote.shape.note.unwrap().unwrap();

/** 单据问题. The gateway opens them; the people they concern settle them. */
export const dealIssuesApi = router({
  list: reading
    .input(dealIssueList.input)
    .query(({ ctx, input }) => dealIssueList.page(ctx.showroom.store, whoIs(ctx), input)),
  count: reading
    .input(dealIssueList.filters)
    .query(({ ctx, input }) => dealIssueList.count(ctx.showroom.store, whoIs(ctx), input)),
  get: reading.input(byId).query(({ ctx, input }) => openIssueOf(ctx.showroom.store, whoIs(ctx), input.id)),
  history: reading.input(byId).query(({ ctx, input }) => {
    openIssueOf(ctx.showroom.store, whoIs(ctx), input.id);
    return dealIssueHistory(ctx.showroom.store, whoIs(ctx), input.id);
  }),
  settle: reading
    .input(target.extend({ note }))
    .mutation(({ ctx, input }) => settleIssue(ctx.showroom.store, whoIs(ctx), input)),
  news: reading.query(({ ctx }) => issueNews(ctx.showroom.store, whoIs(ctx))),
});
