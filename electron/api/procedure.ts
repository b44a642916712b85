import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { type Role, roles } from '../../db/staff/model.ts';
import { newId } from '../kernel/ids.ts';
import { InvalidInput, type Problem, Refusal } from '../kernel/refusal.ts';
import { isDamage, noteDamage } from '../kernel/suspect.ts';
import type { Context } from './context.ts';

/** `open`: before login. Every procedure names who may call it; a test walks all procedures × roles. */
export interface Access {
  roles: readonly Role[] | 'open';
}

const problemsOf = (error: ZodError): Problem[] =>
  error.issues.map((issue) => ({
    path: issue.path.join('.'),
    // Our own messages are codes such as `phone.format`; a message of zod's own (with spaces) means a wrong type or a missing field.
    code: /^[\w-]+(\.[\w-]+)+$/.test(issue.message)
      ? issue.message
      : issue.code === 'invalid_type'
        ? 'field.required'
        : 'field.invalid',
  }));

const t = initTRPC
  .context<Context>()
  .meta<Access>()
  .create({
    errorFormatter({ shape, error, ctx }) {
      const { cause } = error;
      const base = { code: shape.data.code, httpStatus: shape.data.httpStatus };
      if (cause instanceof ZodError || cause instanceof InvalidInput) {
        const issues = cause instanceof ZodError ? problemsOf(cause) : cause.problems;
        return {
          ...shape,
          message: 'input.invalid',
          data: { ...base, refusal: { code: 'input.invalid', params: {} }, issues },
        };
      }
      if (cause instanceof Refusal) {
        const refusal = { code: cause.code, field: cause.field, params: cause.params };
        return { ...shape, message: cause.code, data: { ...base, refusal } };
      }
      const id = newId().slice(-8);
      const code = error.code === 'NOT_FOUND' ? 'request.unknown' : 'unexpected';
      ctx?.showroom.log.error({ errorId: id, err: cause ?? error }, 'request failed');
      return { ...shape, message: code, data: { ...base, refusal: { code, params: { id }, id } } };
    },
  });

export const router = t.router;
export const createCaller = t.createCallerFactory;

const STORE_FULL = new Set([
  'SQLITE_FULL',
  'ENOSPC',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
  'SQLITE_IOERR_SHMSIZE',
]);

/** Turns rules' refusals, and a full disk, into answers the form can show; the rest stays unexpected and is logged. */
const refusals = t.middleware(async ({ ctx, next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  // A denial (no session, wrong role) keeps its own status.
  if (result.error.code === 'UNAUTHORIZED' || result.error.code === 'FORBIDDEN') return result;
  if (cause instanceof Refusal) throw new TRPCError({ code: 'UNPROCESSABLE_CONTENT', message: cause.code, cause });
  if (STORE_FULL.has((cause as { code?: string } | undefined)?.code ?? ''))
    throw new TRPCError({ code: 'UNPROCESSABLE_CONTENT', cause: new Refusal('store.full') });
  if (isDamage(cause)) {
    noteDamage(ctx.showroom.store.dir);
    throw new TRPCError({ code: 'UNPROCESSABLE_CONTENT', cause: new Refusal('store.damaged') });
  }
  return result;
});

const denied = (code: string, status: 'UNAUTHORIZED' | 'FORBIDDEN') =>
  new TRPCError({ code: status, cause: new Refusal(code) });

/** A procedure anyone at this PC may call, logged in or not. */
export const openProcedure = t.procedure.meta({ roles: 'open' }).use(refusals);

/** A procedure for members of staff with one of these roles, with an unlocked session. */
export const procedureFor = (...allowed: Role[]) =>
  t.procedure
    .meta({ roles: allowed })
    .use(refusals)
    .use(({ ctx, next }) => {
      const { session } = ctx;
      if (!session) throw denied('session.none', 'UNAUTHORIZED');
      if (session.ended) throw denied(`session.ended.${session.ended}`, 'UNAUTHORIZED');
      if (session.locked) throw denied('session.locked', 'UNAUTHORIZED');
      if (!allowed.includes(session.role)) throw denied('session.forbidden', 'FORBIDDEN');
      return next({ ctx: { ...ctx, session, actor: { id: session.staffId } } });
    });

/** Any member of staff. */
export const staffProcedure = procedureFor(...roles);
export const adminProcedure = procedureFor('admin');
