import { z } from 'zod';
import { login, password, staffChange, staffInput } from '../../../db/staff/model.ts';
import { ownPatch } from '../../../db/staff/own.ts';
import { adminProcedure, openProcedure, procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { checkPassword } from './login.ts';
import { readOwn, saveOwn } from './own.ts';
import { hashPassword } from './passwords.ts';
import { addStaff, listStaff, setDisabled, setPassword, staffByName, updateStaff } from './service.ts';

const anyPassword = z.string().min(1, 'password.required').max(128, 'password.tooLong');
const byId = z.object({ id: z.uuid() });
const claim = z.object({ login, id: z.uuid().optional() });

/** Who works here. The list is every member's to see, because names stand on visits and cards; changes are the administrator's. */
export const staffApi = router({
  list: staffProcedure.query(({ ctx }) => staffByName(ctx.showroom.store)),
  add: adminProcedure.input(staffInput).mutation(({ ctx, input }) => addStaff(ctx.showroom.store, ctx.actor, input)),
  update: adminProcedure.input(staffChange).mutation(({ ctx, input }) => {
    updateStaff(ctx.showroom.store, ctx.actor, input);
  }),
  disable: adminProcedure
    .input(byId)
    .mutation(({ ctx, input }) => setDisabled(ctx.showroom.store, ctx.actor, input.id, true)),
  enable: adminProcedure
    .input(byId)
    .mutation(({ ctx, input }) => setDisabled(ctx.showroom.store, ctx.actor, input.id, false)),
  resetPassword: procedureFor('admin')
    .input(z.object({ id: z.uuid(), password }))
    .mutation(async ({ ctx, input }) => {
      const passwordHash = await hashPassword(input.password);
      // Whoever changes their own goes on working where they do it, and is logged out everywhere else.
      if (input.id === ctx.actor.id) ctx.session.passwordHash = passwordHash;
      setPassword(ctx.showroom.store, ctx.actor, input.id, passwordHash);
    }),
});

export const sessionApi = router({
  /** Names for the picker at a shared PC: whoever stands at the PC could read them off the badges. */
  users: openProcedure.query(({ ctx }) =>
    listStaff(ctx.showroom.store)
      .filter((person) => person.disabledAt === null)
      .map(({ id, name, login: account, role }) => ({ id, name, login: account, role })),
  ),
  /** `id`: the tile that was chosen; without it the account alone says who. */
  login: openProcedure.input(claim.extend({ password: anyPassword })).mutation(async ({ ctx, input }) => {
    const person = await checkPassword(ctx.showroom.store, input, input.password);
    const session = ctx.showroom.sessions.open(person);
    return {
      token: session.token,
      eventTicket: session.ticket,
      staff: { id: person.id, name: person.name, role: person.role },
      idleMinutes: ctx.showroom.sessions.idleMinutes(),
      own: readOwn(ctx.showroom.store, person.id),
    };
  }),
  /** Look, language and sound of one's own. */
  setOwn: staffProcedure
    .input(ownPatch)
    .mutation(({ ctx, input }) => saveOwn(ctx.showroom.store, ctx.session.staffId, input)),
  me: staffProcedure.query(({ ctx }) => ({
    id: ctx.session.staffId,
    name: ctx.session.name,
    role: ctx.session.role,
    idleMinutes: ctx.showroom.sessions.idleMinutes(),
  })),
  lock: staffProcedure.mutation(({ ctx }) => {
    ctx.session.locked = true;
  }),
  unlock: openProcedure.input(z.object({ password: anyPassword })).mutation(async ({ ctx, input }) => {
    const { session } = ctx;
    if (!session) throw new Refusal('session.none');
    if (session.ended) throw new Refusal(`session.ended.${session.ended}`);
    await checkPassword(ctx.showroom.store, { id: session.staffId }, input.password);
    // Ended while the password was checked.
    if (session.ended) throw new Refusal(`session.ended.${session.ended}`);
    session.locked = false;
    session.lastSeenAt = ctx.showroom.store.clock.now();
  }),
  logout: openProcedure.mutation(({ ctx }) => {
    if (ctx.session) ctx.showroom.sessions.close(ctx.session.token);
  }),
  changePassword: staffProcedure
    .input(z.object({ current: anyPassword, next: password }))
    .mutation(async ({ ctx, input }) => {
      await checkPassword(ctx.showroom.store, { id: ctx.session.staffId }, input.current);
      const passwordHash = await hashPassword(input.next);
      ctx.session.passwordHash = passwordHash;
      setPassword(ctx.showroom.store, ctx.actor, ctx.session.staffId, passwordHash);
    }),
});
