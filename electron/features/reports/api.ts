import { z } from 'zod';
import { countNames } from '../../../db/reports/kpis.ts';
import { units } from '../../../db/reports/spans.ts';
import type { Context } from '../../api/context.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import type { Session } from '../../api/sessions.ts';
import { formLanguage } from '../settings/forms.ts';
import { type Days, daysInput, type Span, spanInput } from './counts.ts';
import { monthStartOf } from './month-start.ts';
import { choicesOf, partsOf } from './parts.ts';
import { printReport } from './print.ts';
import { reasonsOf } from './reasons.ts';
import { kpiRows, kpisOf, spanBefore } from './service.ts';
import { stockAge } from './stock-age.ts';
import { whenGuestsCome } from './when.ts';

const reading = procedureFor('consultant', 'manager', 'backOffice', 'admin');

/** A consultant sees their own numbers. */
const seen = <S extends Span>({ session }: Context & { session: Session }, span: S): S =>
  session.role === 'consultant' ? { ...span, consultantId: session.staffId } : span;

/** The days a span is compared with: those that were asked for, else those right before it. */
const comparedInput = spanInput.extend({ against: daysInput.nullish() });
const againstOf = (span: Span, against: Days | null | undefined): Days => {
  const { from, to } = against ?? spanBefore(span);
  return { from, to };
};

/** 报表: every number of the showroom, and the rows behind it. */
export const reportsApi = router({
  kpis: reading
    .input(comparedInput.extend({ unit: z.enum(units).default('day') }))
    .query(async ({ ctx, input: { against, unit, ...asked } }) => {
      const { store } = ctx.showroom;
      const span = seen(ctx, asked);
      const beforeSpan = againstOf(span, against);
      const now = await kpisOf(store, span, unit);
      const before = await kpisOf(store, { ...span, ...beforeSpan }, unit);
      return { now, before, beforeSpan };
    }),
  rows: reading
    .input(
      spanInput.extend({
        name: z.enum(countNames),
        counted: z.boolean().default(false),
        cursor: z
          .array(z.union([z.string().max(60), z.number()]))
          .max(4)
          .nullish(),
      }),
    )
    .query(({ ctx, input: { name, cursor, counted, ...span } }) =>
      kpiRows(ctx.showroom.store, name, seen(ctx, span), cursor ?? null, counted && !cursor),
    ),
  when: reading.input(spanInput).query(({ ctx, input }) => whenGuestsCome(ctx.showroom.store, seen(ctx, input))),
  reasons: reading.input(spanInput).query(({ ctx, input }) => reasonsOf(ctx.showroom.store, seen(ctx, input))),
  stock: reading
    .input(spanInput.pick({ series: true }))
    .query(({ ctx, input }) => stockAge(ctx.showroom.store, input.series ?? null)),
  parts: reading
    .input(comparedInput.extend({ by: z.enum(['consultant', 'source', 'series']) }))
    .query(({ ctx, input: { by, against, ...asked } }) => {
      const span = seen(ctx, asked);
      return partsOf(ctx.showroom.store, by, span, againstOf(span, against));
    }),
  monthStart: reading
    .input(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/, 'month.format'), consultantId: z.uuid().nullish() }))
    .query(({ ctx, input }) => {
      const own = ctx.session.role === 'consultant' ? ctx.session.staffId : (input.consultantId ?? null);
      return monthStartOf(ctx.showroom.store, input.month, own);
    }),
  print: reading
    .input(comparedInput.extend({ unit: z.enum(units).default('day'), lang: formLanguage }))
    .mutation(({ ctx, input: { against, unit, lang, ...asked } }) => {
      const span = seen(ctx, asked);
      const everybody = ctx.session.role !== 'consultant';
      return printReport(ctx.showroom, ctx.session, { span, against: againstOf(span, against), unit, everybody }, lang);
    }),
  choices: reading.query(({ ctx }) => choicesOf(ctx.showroom.store)),
});
