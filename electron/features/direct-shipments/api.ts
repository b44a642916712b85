import { z } from 'zod';
import {
  DIRECT_READERS,
  DIRECT_SETTLERS,
  DIRECT_WRITERS,
  directRequestFields,
  directSettledFields,
  directShippedFields,
  directStates,
} from '../../../db/direct-shipments/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { directList } from './list.ts';
import { printDirect } from './print.ts';
import {
  directDocument,
  directHistory,
  directSaving,
  openDirect,
  settleDirect,
  shipDirect,
  startDirect,
} from './service.ts';

const reading = procedureFor(...DIRECT_READERS);
const writing = procedureFor(...DIRECT_WRITERS);
const seen = target.extend({ seen: z.string().max(64) });

/** 直运. */
export const directShipmentsApi = router({
  list: reading
    .input(directList.input)
    .query(({ ctx, input }) => directList.page(ctx.showroom.store, whoIs(ctx), input)),
  count: reading
    .input(directList.filters)
    .query(({ ctx, input }) => directList.count(ctx.showroom.store, whoIs(ctx), input)),
  get: reading.input(byId).query(({ ctx, input }) => openDirect(ctx.showroom.store, whoIs(ctx), input.id)),
  history: reading.input(byId).query(({ ctx, input }) => directHistory(ctx.showroom.store, whoIs(ctx), input.id)),
  /** By the car of an order. */
  start: writing.input(byId).mutation(({ ctx, input }) => startDirect(ctx.showroom.store, whoIs(ctx), input.id)),
  update: writing
    .input(target.extend(directRequestFields.omit({ orderVehicleId: true }).partial().shape))
    .mutation(({ ctx, input }) => directSaving.update(ctx.showroom.store, whoIs(ctx), input)),
  go: writing
    .input(
      seen.extend({ to: z.enum(directStates).exclude(['shipped', 'settled']), reason: z.string().max(400).nullish() }),
    )
    .mutation(({ ctx, input: { to, reason, ...at } }) => {
      const { store } = ctx.showroom;
      store.write(whoIs(ctx), (tx) => void directDocument.go(tx, store, whoIs(ctx), at, to, reason ?? null));
    }),
  ship: writing
    .input(seen.extend(directShippedFields.partial().shape))
    .mutation(({ ctx, input }) => shipDirect(ctx.showroom.store, whoIs(ctx), input)),
  settle: procedureFor(...DIRECT_SETTLERS)
    .input(seen.extend(directSettledFields.partial().shape))
    .mutation(({ ctx, input }) => settleDirect(ctx.showroom.store, whoIs(ctx), input)),
  print: reading
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printDirect(ctx.showroom, ctx.session, input)),
});
