import { savedQueryFields } from '../../../db/vehicles/query.ts';
import { procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import { target, whoIs } from '../../records/procedures.ts';
import { queriesAsked, querySaving, removeQuery, savedQueries } from './queries.ts';
import { logAsked, queryLog } from './query-log.ts';

/** 常用查询 of everybody, 查询日志 of those who lead. */
export const queriesApi = router({
  list: staffProcedure
    .input(queriesAsked)
    .query(({ ctx, input }) => savedQueries(ctx.showroom.store, whoIs(ctx), input)),
  save: staffProcedure
    .input(savedQueryFields)
    .mutation(({ ctx, input }) => querySaving.create(ctx.showroom.store, whoIs(ctx), input)),
  remove: staffProcedure.input(target).mutation(({ ctx, input }) => removeQuery(ctx.showroom.store, whoIs(ctx), input)),
  log: procedureFor('manager', 'admin')
    .input(logAsked)
    .query(({ ctx, input }) => queryLog(ctx.showroom.store, whoIs(ctx), input)),
});
