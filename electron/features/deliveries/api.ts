import { z } from 'zod';
import {
  DELIVERY_READERS,
  deliveryNoteFields,
  NOTE_WRITERS,
  noteStates,
  OUT_WRITERS,
  outStates,
  PAPER_PRINTERS,
  SIGN_WRITERS,
  signOffFields,
  signOffStates,
  stockOutFields,
} from '../../../db/deliveries/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { noteList } from './list.ts';
import { carsOnTheirWay } from './of-order.ts';
import { openNote, openOut, openSign } from './opening.ts';
import { outDocument, outHistory, outSaving, startOut } from './outs.ts';
import { printDelivery } from './print.ts';
import { noteDocument, noteHistory, noteSaving, startNote } from './service.ts';
import { signDocument, signHistory, signSaving } from './signing.ts';

const reading = procedureFor(...PAPER_PRINTERS);
const step = target.extend({ seen: z.string().max(64), reason: z.string().max(400).nullish() });
const printing = byId.extend({ lang: formLanguage });

/** 交车: 发货单, 出库单, 交车确认单. Reception reads when and where of the 发货单, whose steps and gates are none of its. */
export const deliveriesApi = router({
  list: procedureFor(...DELIVERY_READERS)
    .input(noteList.input)
    .query(({ ctx, input }) => noteList.page(ctx.showroom.store, whoIs(ctx), input)),
  count: procedureFor(...DELIVERY_READERS)
    .input(noteList.filters)
    .query(({ ctx, input }) => noteList.count(ctx.showroom.store, whoIs(ctx), input)),
  /** 配车 and 交车 of each car of an order. */
  ofOrder: reading.input(byId).query(({ ctx, input }) => carsOnTheirWay(ctx.showroom.store, input.id)),
  start: procedureFor(...NOTE_WRITERS)
    .input(byId)
    .mutation(({ ctx, input }) => startNote(ctx.showroom.store, whoIs(ctx), input.id)),
  notes: router({
    get: procedureFor(...DELIVERY_READERS)
      .input(byId)
      .query(({ ctx, input }) => openNote(ctx.showroom.store, whoIs(ctx), input.id)),
    history: procedureFor(...DELIVERY_READERS)
      .input(byId)
      .query(({ ctx, input }) => noteHistory(ctx.showroom.store, whoIs(ctx), input.id)),
    update: procedureFor(...NOTE_WRITERS)
      .input(target.extend(deliveryNoteFields.omit({ orderVehicleId: true }).partial().shape))
      .mutation(({ ctx, input }) => noteSaving.update(ctx.showroom.store, whoIs(ctx), input)),
    go: procedureFor(...NOTE_WRITERS)
      .input(step.extend({ to: z.enum(noteStates) }))
      .mutation(({ ctx, input: { to, reason, ...at } }) => {
        const { store } = ctx.showroom;
        store.write(whoIs(ctx), (tx) => void noteDocument.go(tx, store, whoIs(ctx), at, to, reason ?? null));
      }),
    out: procedureFor('backOffice', 'warehouse', 'manager')
      .input(byId)
      .mutation(({ ctx, input }) => startOut(ctx.showroom.store, whoIs(ctx), input.id)),
    print: reading
      .input(printing)
      .mutation(({ ctx, input }) => printDelivery(ctx.showroom, ctx.session, 'note', input)),
  }),
  outs: router({
    get: reading.input(byId).query(({ ctx, input }) => openOut(ctx.showroom.store, whoIs(ctx), input.id)),
    history: reading.input(byId).query(({ ctx, input }) => outHistory(ctx.showroom.store, whoIs(ctx), input.id)),
    update: procedureFor(...OUT_WRITERS)
      .input(target.extend(stockOutFields.partial().shape))
      .mutation(({ ctx, input }) => outSaving.update(ctx.showroom.store, whoIs(ctx), input)),
    go: procedureFor('finance', 'warehouse', 'manager')
      .input(step.extend({ to: z.enum(outStates) }))
      .mutation(({ ctx, input: { to, reason, ...at } }) => {
        const { store } = ctx.showroom;
        store.write(whoIs(ctx), (tx) => void outDocument.go(tx, store, whoIs(ctx), at, to, reason ?? null));
      }),
    print: reading.input(printing).mutation(({ ctx, input }) => printDelivery(ctx.showroom, ctx.session, 'out', input)),
  }),
  signOffs: router({
    get: reading.input(byId).query(({ ctx, input }) => openSign(ctx.showroom.store, whoIs(ctx), input.id)),
    history: reading.input(byId).query(({ ctx, input }) => signHistory(ctx.showroom.store, whoIs(ctx), input.id)),
    update: procedureFor(...SIGN_WRITERS)
      .input(target.extend(signOffFields.partial().shape))
      .mutation(({ ctx, input }) => signSaving.update(ctx.showroom.store, whoIs(ctx), input)),
    go: procedureFor(...SIGN_WRITERS)
      .input(step.extend({ to: z.enum(signOffStates) }))
      .mutation(({ ctx, input: { to, reason, ...at } }) => {
        const { store } = ctx.showroom;
        store.write(whoIs(ctx), (tx) => void signDocument.go(tx, store, whoIs(ctx), at, to, reason ?? null));
      }),
    print: reading
      .input(printing)
      .mutation(({ ctx, input }) => printDelivery(ctx.showroom, ctx.session, 'sign', input)),
  }),
});
