import { missing } from '../core/fields.ts';
import type { Role } from '../staff/model.ts';
import type { RequestState, TypedRequest } from './model.ts';

interface Problem {
  path: string;
  code: string;
}

/** Who takes requests down and may have to answer them. */
export const REQUEST_ROLES: readonly Role[] = ['reception', 'consultant', 'manager', 'backOffice', 'admin'];

/** What keeps a request from being saved: it says what is wanted and until when. */
export const requestProblems = (typed: Partial<TypedRequest>): Problem[] => missing(typed, ['content', 'dueOn']);

/** A day that is over is promised to nobody. */
export const dueProblems = (dueOn: string | null | undefined, today: string): Problem[] =>
  dueOn && dueOn < today ? [{ path: 'dueOn', code: 'request.duePast' }] : [];

/** 逾期: not answered by its day. */
export const isOverdue = ({ state, dueOn }: { state: RequestState; dueOn: string }, today: string): boolean =>
  state === 'open' && dueOn < today;
