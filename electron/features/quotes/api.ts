import { z } from 'zod';
import { QUOTE_READERS, QUOTE_SELLERS, quoteFields, quoteLineTyped, quoteStates } from '../../../db/quotes/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, recordProcedures, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { beginQuote } from './begin.ts';
import './asked.ts';
import { quoteList } from './list.ts';
import { printQuote } from './print.ts';
import {
  copyQuote,
  explainLine,
  goQuote,
  openQuote,
  quoteHistory,
  quoteRepricing,
  quoteSaving,
  repriceQuote,
  reviseQuote,
  saveQuoteSheet,
} from './service.ts';

const parts = { list: quoteList, fields: quoteFields, saving: quoteSaving, open: openQuote, history: quoteHistory };
const reading = procedureFor(...QUOTE_READERS);
const selling = procedureFor(...QUOTE_SELLERS);
const typedLine = quoteLineTyped.partial();
const hash = z.string().max(64);

/** 报价: 商谈明细表 with its lines, versions and steps. */
export const quotesApi = router({
  ...recordProcedures(parts, { read: QUOTE_READERS, write: QUOTE_SELLERS }),
  /** What a new quote begins with. */
  begin: reading
    .input(z.object({ customerId: z.uuid().nullable() }))
    .query(({ ctx, input }) => beginQuote(ctx.showroom.store, whoIs(ctx), input.customerId)),
  /** Lines changed, added and taken out at once. */
  saveSheet: selling
    .input(
      byId.extend({
        lines: z.array(typedLine.extend({ id: z.uuid().optional(), rev: z.int().optional() })).max(200, 'list.tooLong'),
        removed: z.array(target).max(200, 'list.tooLong').default([]),
      }),
    )
    .mutation(({ ctx, input: { id, lines, removed } }) =>
      saveQuoteSheet(ctx.showroom.store, whoIs(ctx), { head: { id }, lines: lines as never, removed }),
    ),
  explain: selling
    .input(target.extend({ explained: z.boolean() }))
    .mutation(({ ctx, input }) => explainLine(ctx.showroom.store, whoIs(ctx), input)),
  /** 重新询价, before it is done. */
  repricing: selling.input(byId).query(({ ctx, input }) => quoteRepricing(ctx.showroom.store, input.id)),
  reprice: selling
    .input(target.extend({ seen: hash }))
    .mutation(({ ctx, input }) => repriceQuote(ctx.showroom.store, whoIs(ctx), input)),
  revise: selling.input(byId).mutation(({ ctx, input }) => reviseQuote(ctx.showroom.store, whoIs(ctx), input.id)),
  copy: selling.input(byId).mutation(({ ctx, input }) => copyQuote(ctx.showroom.store, whoIs(ctx), input.id)),
  go: selling
    .input(target.extend({ seen: hash, to: z.enum(quoteStates), reason: z.string().max(400).nullish() }))
    .mutation(({ ctx, input }) => goQuote(ctx.showroom.store, whoIs(ctx), input)),
  print: reading
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printQuote(ctx.showroom, ctx.session, input)),
});
