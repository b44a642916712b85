import { dayOf } from '../../../db/core/day.ts';
import { missing } from '../../../db/core/fields.ts';
import { dueProblems } from '../../../db/requests/rules.ts';
import { InvalidInput, type Problem, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Target, Who } from '../../records/who.ts';
import { manages, type ServiceRequest } from './rows.ts';
import { requestSaving } from './service.ts';

const judge = (problems: Problem[]): void => {
  if (problems.length > 0) throw new InvalidInput(problems);
};

function refuseOthersAnswer(who: Who, row: ServiceRequest): void {
  if (!manages(who) && row.ownerId !== who.id) throw new Refusal('request.notYours');
}

/** 回复: what the customer was told. @throws InvalidInput at `answer`; Refusal `request.notYours`, `request.closed`, `record.stale` */
export const answerRequest = (store: Store, who: Who, { answer, ...at }: Target & { answer: string }) =>
  requestSaving.step(store, who, at, 'answer', (tx, row) => {
    refuseOthersAnswer(who, row);
    if (row.state === 'closed') throw new Refusal('request.closed');
    judge(missing({ answer }, ['answer']));
    return { state: 'answered', answer: answer.trim(), answeredAt: tx.at, answeredById: who.id };
  });

/** 关闭: the customer has their answer. @throws Refusal `request.unanswered`, `request.notYours`, `record.stale` */
export const closeRequest = (store: Store, who: Who, at: Target) =>
  requestSaving.step(store, who, at, 'close', (tx, row) => {
    if (row.createdBy !== who.id) refuseOthersAnswer(who, row);
    if (row.state === 'closed') throw new Refusal('request.closed');
    if (row.state !== 'answered') throw new Refusal('request.unanswered');
    return { state: 'closed', closedAt: tx.at };
  });

/** 重开: the customer is not content; whoever hears it opens it again, with a new day. @throws InvalidInput; Refusal `request.isOpen`, `record.stale` */
export const reopenRequest = (
  store: Store,
  who: Who,
  { reopenReason, dueOn, ...at }: Target & { reopenReason: string; dueOn: string },
) =>
  requestSaving.step(store, who, at, 'reopen', (tx, row) => {
    if (row.state === 'open') throw new Refusal('request.isOpen');
    judge([...missing({ reopenReason }, ['reopenReason']), ...dueProblems(dueOn, dayOf(tx.at))]);
    return { state: 'open', reopenReason: reopenReason.trim(), dueOn, closedAt: null };
  });
