import { FIGURE_READERS, figureScope, ISSUE_FIGURE_READERS, monthScope } from '../../../db/deal-figures/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { askedRows } from './asked.ts';
import { backlogRows } from './backlog.ts';
import { depositRows } from './deposits.ts';
import { depthRows } from './depth.ts';
import { issueRows } from './issues.ts';
import { marginRows } from './margin.ts';
import { penetrationRows } from './penetration.ts';
import { soldSeries } from './scope.ts';
import { parallelRows, threadRows } from './threads.ts';

const reading = procedureFor(...FIGURE_READERS);

/** 成交数字: the rows of each figure; what they come to is `db/deal-figures/figures.ts`, so that a number is of exactly its rows. */
export const dealFiguresApi = router({
  margin: reading.input(monthScope).query(({ ctx, input }) => marginRows(ctx.showroom.store, input)),
  penetration: reading.input(monthScope).query(({ ctx, input }) => penetrationRows(ctx.showroom.store.db, input)),
  depth: reading.input(monthScope).query(({ ctx, input }) => depthRows(ctx.showroom.store.db, input)),
  threads: reading.input(monthScope).query(({ ctx, input }) => threadRows(ctx.showroom.store, input)),
  parallel: reading.input(figureScope).query(({ ctx, input }) => parallelRows(ctx.showroom.store, input)),
  asked: reading.input(monthScope).query(({ ctx, input }) => askedRows(ctx.showroom.store, input)),
  backlog: reading.input(figureScope).query(({ ctx, input }) => backlogRows(ctx.showroom.store, input)),
  deposits: reading.input(figureScope).query(({ ctx, input }) => depositRows(ctx.showroom.store, input)),
  issues: procedureFor(...ISSUE_FIGURE_READERS)
    .input(figureScope)
    .query(({ ctx, input }) => issueRows(ctx.showroom.store, input)),
  series: reading.query(({ ctx }) => soldSeries(ctx.showroom.store.db)),
});
