import { z } from 'zod';
import { countNames } from '../../../db/reports/kpis.ts';
import type { Context } from '../../api/context.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import type { Session } from '../../api/sessions.ts';
import { type Span, spanInput } from './counts.ts';
import { dailyCounts, kpiRows, kpisOf, partsOf, spanBefore, whenGuestsCome } from './service.ts';

const reading = procedureFor('consultant', 'manager', 'backOffice', 'admin');

/** A consultant sees their own numbers. */
const seen = ({ session }: Context & { session: Session }, span: Span): Span =>
  session.role === 'consultant' ? { ...span, consultantId: session.staffId } : span;

/** 报表: every number of the showroom, and the rows behind it. */
export const reportsApi = router({
  kpis: reading.input(spanInput).query(({ ctx, input }) => {
    const span = seen(ctx, input);
    const before = spanBefore(span);
    return { now: kpisOf(ctx.showroom.store, span), before: kpisOf(ctx.showroom.store, before), beforeSpan: before };
  }),
  rows: reading
    .input(spanInput.extend({ name: z.enum(countNames) }))
    .query(({ ctx, input: { name, ...span } }) => kpiRows(ctx.showroom.store, name, seen(ctx, span))),
  when: reading.input(spanInput).query(({ ctx, input }) => whenGuestsCome(ctx.showroom.store, seen(ctx, input))),
  daily: reading.input(spanInput).query(({ ctx, input }) => dailyCounts(ctx.showroom.store, seen(ctx, input))),
  parts: reading
    .input(spanInput.extend({ by: z.enum(['consultant', 'source', 'series']) }))
    .query(({ ctx, input: { by, ...span } }) => partsOf(ctx.showroom.store, by, seen(ctx, span))),
});
