import { z } from 'zod';
import { paymentModes } from '../../../db/prices/model.ts';
import { PRICE_ASKERS, PRICE_READERS } from '../../../db/prices/rules.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, whoIs } from '../../records/procedures.ts';
import { knownOf } from './known.ts';
import { openPriceLine, priceLineList } from './lines.ts';
import {
  authorityRules,
  customerClasses,
  priceItemsRecord,
  priceLists,
  priceMatches,
  pricePolicies,
  productClasses,
  taxRules,
} from './masters.ts';
import { whoWouldLose } from './refusals.ts';
import { priceLines, whyThisPrice } from './service.ts';

const asking = procedureFor(...PRICE_ASKERS);
const reading = procedureFor(...PRICE_READERS);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format');
const colour = z.string().max(120).nullish();
const options = z.array(z.string().max(120)).max(50).nullish();
const head = z.object({
  customerClassId: z.uuid(),
  exteriorColor: colour,
  interiorColor: colour,
  payment: z.enum(paymentModes).nullish(),
  pricingOn: day,
});

/** 价格: masters, price lists and 询价. */
export const pricesApi = router({
  customerClasses: router({ ...customerClasses.procedures, ...customerClasses.removal }),
  productClasses: router({ ...productClasses.procedures, ...productClasses.removal }),
  items: router(priceItemsRecord.procedures),
  lists: router({ ...priceLists.procedures, ...priceLists.removal }),
  policies: router({ ...pricePolicies.procedures, ...pricePolicies.removal }),
  matches: router({
    ...priceMatches.procedures,
    ...priceMatches.removal,
    /** Who has no price any more once the row is saved. */
    losing: reading
      .input(
        z.object({
          id: z.uuid().optional(),
          productClassId: z.uuid(),
          customerClassId: z.uuid(),
          policyId: z.uuid(),
          validFrom: day,
          validTo: day.nullish(),
        }),
      )
      .query(({ ctx, input }) => whoWouldLose(ctx.showroom.store.db, input as Parameters<typeof whoWouldLose>[1])),
  }),
  authorities: router({ ...authorityRules.procedures, ...authorityRules.removal }),
  taxRules: router({ ...taxRules.procedures, ...taxRules.removal }),
  lines: router({
    list: asking
      .input(priceLineList.input)
      .query(({ ctx, input }) => priceLineList.page(ctx.showroom.store, whoIs(ctx), input)),
    count: asking
      .input(priceLineList.filters)
      .query(({ ctx, input }) => priceLineList.count(ctx.showroom.store, whoIs(ctx), input)),
    get: asking.input(byId).query(({ ctx, input }) => openPriceLine(ctx.showroom.store, whoIs(ctx), input.id)),
  }),
  known: asking.query(({ ctx }) => knownOf(ctx.showroom.store, whoIs(ctx))),
  /** 一次性询价 of a document's lines. */
  ask: asking
    .input(
      z.object({
        head,
        lines: z
          .array(
            z.object({
              lineNo: z.int().min(1),
              productId: z.uuid(),
              options,
              itemCodes: z.array(z.string().max(20)).max(20),
            }),
          )
          .max(200, 'list.tooLong'),
      }),
    )
    .query(({ ctx, input }) => priceLines(ctx.showroom.store, whoIs(ctx), input.head, input.lines)),
  /** 为什么是这个价. */
  why: asking
    .input(
      z.object({
        customerId: z.uuid().nullish(),
        customerClassId: z.uuid().nullish(),
        productId: z.uuid(),
        exteriorColor: colour,
        interiorColor: colour,
        options,
        payment: z.enum(paymentModes).nullish(),
        pricingOn: day.nullish(),
      }),
    )
    .query(({ ctx, input }) => whyThisPrice(ctx.showroom.store, whoIs(ctx), input)),
});
