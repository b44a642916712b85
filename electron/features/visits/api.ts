import { z } from 'zod';
import type { Role } from '../../../db/staff/model.ts';
import { visitClose, visitCompletion, visitRegistration, visitVoid, weathers } from '../../../db/visits/model.ts';
import type { Context } from '../../api/context.ts';
import { procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import type { Actor } from '../../kernel/write.ts';
import { formLanguage } from '../settings/forms.ts';
import { changeVisit } from './answer.ts';
import { completeVisit, unvoidVisit, voidVisit } from './correction.ts';
import { boardOf, partiesByDay, registerOf, setWeather } from './day.ts';
import { identifyGuest } from './identify.ts';
import { visitLines } from './lines.ts';
import { myGuests } from './mine.ts';
import { platePrefix } from './plate-prefix.ts';
import { printRegister } from './print.ts';
import { printVisit } from './print-visit.ts';
import { registerVisit, withdrawVisit } from './register.ts';
import { rotaApi } from './rota-api.ts';
import type { Visit } from './rows.ts';
import { assignVisit, closeVisit, openVisit, receiveVisit, reopenVisit, tieVisit } from './service.ts';

/** Those who meet guests. */
const FLOOR: Role[] = ['reception', 'consultant', 'manager', 'admin'];
const floorProcedure = procedureFor(...FLOOR);
/** Those who read who came and when: the floor and the office; the till and the store room have no business there. */
const readProcedure = procedureFor(...FLOOR, 'backOffice');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format');
const target = z.object({ id: z.uuid(), rev: z.int() });
const byId = z.object({ id: z.uuid() });

const personOf = (ctx: Context & { actor: Actor; session: { role: Role } }) => ({
  id: ctx.actor.id,
  role: ctx.session.role,
});

/** Every change of a visit answers through here, so that no answer shows more than the board does. */
const changing = (ctx: Context & { actor: Actor }, id: string | null, change: () => Visit): Visit =>
  changeVisit(ctx.showroom.store, ctx.actor, id, change);

export const visitsApi = router({
  register: floorProcedure
    .input(visitRegistration)
    .mutation(({ ctx, input }) => changing(ctx, null, () => registerVisit(ctx.showroom.store, ctx.actor, input))),
  withdraw: floorProcedure
    .input(byId)
    .mutation(({ ctx, input }) => withdrawVisit(ctx.showroom.store, ctx.actor, input.id)),
  /** Asked wherever a plate is typed, also on a car's card. */
  platePrefix: staffProcedure.query(({ ctx }) => platePrefix(ctx.showroom.store)),
  identify: floorProcedure
    .input(z.object({ text: z.string().max(120, 'text.tooLong') }))
    .query(({ ctx, input }) => identifyGuest(ctx.showroom.store, input.text)),

  assign: floorProcedure
    .input(target.extend({ consultantId: z.uuid(), skipReason: z.string().trim().max(120, 'text.tooLong').nullish() }))
    .mutation(({ ctx, input }) => changing(ctx, input.id, () => assignVisit(ctx.showroom.store, ctx.actor, input))),
  receive: floorProcedure
    .input(target)
    .mutation(({ ctx, input }) => changing(ctx, input.id, () => receiveVisit(ctx.showroom.store, ctx.actor, input))),
  complete: floorProcedure
    .input(target.extend(visitCompletion.shape))
    .mutation(({ ctx, input }) =>
      changing(ctx, input.id, () => completeVisit(ctx.showroom.store, personOf(ctx), input)),
    ),
  tie: floorProcedure
    .input(target.extend({ customerId: z.uuid() }))
    .mutation(({ ctx, input }) => changing(ctx, input.id, () => tieVisit(ctx.showroom.store, ctx.actor, input))),
  close: floorProcedure
    .input(visitClose)
    .mutation(({ ctx, input }) => changing(ctx, input.id, () => closeVisit(ctx.showroom.store, ctx.actor, input))),
  reopen: floorProcedure
    .input(target)
    .mutation(({ ctx, input }) => changing(ctx, input.id, () => reopenVisit(ctx.showroom.store, personOf(ctx), input))),
  void: floorProcedure
    .input(visitVoid)
    .mutation(({ ctx, input }) => changing(ctx, input.id, () => voidVisit(ctx.showroom.store, personOf(ctx), input))),
  unvoid: floorProcedure
    .input(target)
    .mutation(({ ctx, input }) => changing(ctx, input.id, () => unvoidVisit(ctx.showroom.store, personOf(ctx), input))),

  get: floorProcedure.input(byId).query(({ ctx, input }) => openVisit(ctx.showroom.store, ctx.actor, input.id)),
  /** Parties given to oneself that wait to be received. */
  mine: floorProcedure.query(({ ctx }) => myGuests(ctx.showroom.store, ctx.actor)),
  board: readProcedure
    .input(z.object({ on: day.optional() }).optional())
    .query(({ ctx, input }) => boardOf(ctx.showroom.store, input?.on)),
  day: readProcedure.input(z.object({ on: day })).query(({ ctx, input }) => registerOf(ctx.showroom.store, input.on)),
  month: readProcedure
    .input(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/, 'day.format') }))
    .query(({ ctx, input }) => partiesByDay(ctx.showroom.store, input.month)),
  byCustomer: readProcedure
    .input(z.object({ customerId: z.uuid() }))
    .query(({ ctx, input }) => visitLines(ctx.showroom.store, 'ofCustomer', input.customerId)),
  setWeather: floorProcedure
    .input(z.object({ on: day, weather: z.enum(weathers).nullable() }))
    .mutation(({ ctx, input }) => setWeather(ctx.showroom.store, ctx.actor, input.on, input.weather)),
  print: procedureFor('reception', 'consultant', 'manager', 'backOffice', 'admin')
    .input(z.object({ on: day, lang: formLanguage }))
    .mutation(({ ctx, input }) => printRegister(ctx.showroom, ctx.session, input)),

  /** 来店/来电登记表 of one party. */
  printVisit: floorProcedure
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printVisit(ctx.showroom, ctx.session, input)),

  rota: rotaApi,
});
