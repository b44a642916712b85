import { z } from 'zod';
import type { Role } from '../../db/staff/model.ts';
import { procedureFor } from '../api/procedure.ts';
import type { Session } from '../api/sessions.ts';
import type { Store } from '../kernel/store.ts';
import type { Target, Who } from './who.ts';

export const byId = z.object({ id: z.uuid() });
export const target = byId.extend({ rev: z.int() });

export const whoIs = ({ session }: { session: Session }): Who => ({ id: session.staffId, role: session.role });

/** What the procedures of an entity call; a feature that leaves the kit somewhere gives its own function. */
interface Parts<I extends z.ZodType, N extends z.ZodObject, F extends z.ZodType, Page, Card, Open, Line> {
  list: {
    input: I;
    filters: F;
    page(store: Store, who: Who, input: z.infer<I>): Page;
    count(store: Store, who: Who, filters: z.infer<F>): { count: number; more: boolean };
  };
  /** What a form may send, each field optional. */
  fields: N;
  saving: {
    create(store: Store, who: Who, typed: Partial<z.infer<N>>): Card;
    update(store: Store, who: Who, input: Target & Partial<z.infer<N>>): Card;
  };
  open(store: Store, who: Who, id: string): Open;
  history(store: Store, who: Who, id: string): Line[];
}

/** The procedures every record has: `router({ ...recordProcedures(parts, { read, write }), more… })`. */
export function recordProcedures<
  I extends z.ZodType,
  N extends z.ZodObject,
  F extends z.ZodType,
  Page,
  Card,
  Open,
  Line,
>(
  { list, fields, saving, open, history }: Parts<I, N, F, Page, Card, Open, Line>,
  roles: { read: readonly Role[]; write: readonly Role[] },
) {
  const reading = procedureFor(...roles.read);
  const writing = procedureFor(...roles.write);
  const typed = fields.partial();
  type Fields = Partial<z.infer<N>>;
  return {
    list: reading
      .input(list.input)
      .query(({ ctx, input }) => list.page(ctx.showroom.store, whoIs(ctx), input as z.infer<I>)),
    count: reading
      .input(list.filters)
      .query(({ ctx, input }) => list.count(ctx.showroom.store, whoIs(ctx), input as z.infer<F>)),
    get: reading.input(byId).query(({ ctx, input }) => open(ctx.showroom.store, whoIs(ctx), input.id)),
    history: reading.input(byId).query(({ ctx, input }) => history(ctx.showroom.store, whoIs(ctx), input.id)),
    create: writing
      .input(typed)
      .mutation(({ ctx, input }) => saving.create(ctx.showroom.store, whoIs(ctx), input as Fields)),
    update: writing
      .input(target.extend(typed.shape))
      .mutation(({ ctx, input }) => saving.update(ctx.showroom.store, whoIs(ctx), input as Target & Fields)),
  };
}

/** Taking a record away and bringing it back: `...removalProcedures(saving, roles)`. */
export function removalProcedures<Card>(
  saving: { remove(store: Store, who: Who, at: Target): void; restore(store: Store, who: Who, id: string): Card },
  roles: readonly Role[],
) {
  const writing = procedureFor(...roles);
  return {
    remove: writing.input(target).mutation(({ ctx, input }) => saving.remove(ctx.showroom.store, whoIs(ctx), input)),
    restore: writing.input(byId).mutation(({ ctx, input }) => saving.restore(ctx.showroom.store, whoIs(ctx), input.id)),
  };
}
