import { dayOf } from '../../../db/core/day.ts';
import type { ChangesOf } from '../../../db/entities.ts';
import { approvalProblems } from '../../../db/losses/rules.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { standingRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import { changeLevel } from '../customers/levels/changing.ts';
import type { Loss } from './rows.ts';
import { lossSaving } from './service.ts';

type Changes = ChangesOf<'loss'>;
type Verdict = Target & { words?: string | null | undefined };

const decide = (
  store: Store,
  who: Who,
  { words, ...at }: Verdict,
  action: 'approve' | 'refuse',
  change: (tx: Write, loss: Loss) => Changes,
) =>
  lossSaving.step(store, who, at, action, (tx, loss) => {
    if (loss.state !== 'waiting') throw new Refusal('loss.decided');
    return { ...change(tx, loss), verdict: words?.trim() || null, decidedById: who.id, decidedAt: tx.at };
  });

/**
 * 批准: the card becomes F and nobody is reminded of it until its day.
 * @throws InvalidInput at `root`, `reason`, `reactivateOn`; Refusal `loss.decided`, `loss.alreadyLost`, `record.stale`
 */
export const approveLoss = (store: Store, who: Who, verdict: Verdict) =>
  decide(store, who, verdict, 'approve', (tx, loss) => {
    const problems = approvalProblems(loss, dayOf(tx.at));
    if (problems.length > 0) throw new InvalidInput(problems);
    const card = standingRecord(tx, 'customer', loss.customerId);
    if (card.level === 'F') throw new Refusal('loss.alreadyLost');
    changeLevel(tx, card, 'F', { trigger: 'loss', reason: loss.reason }, null);
    return { state: 'approved', levelBefore: card.level, nextBeforeOn: card.nextContactOn };
  });

/** 驳回: the card stays as it is, and who asked is told why. @throws InvalidInput at `words`; Refusal `loss.decided`, `record.stale` */
export const refuseLoss = (store: Store, who: Who, verdict: Verdict) =>
  decide(store, who, verdict, 'refuse', () => {
    if (!verdict.words?.trim()) throw new InvalidInput([{ path: 'words', code: 'field.required' }]);
    return { state: 'refused', seenAt: null };
  });

/** The level a card had before it was lost, and the day it was to be called; a level that needs a model falls to 无级 where it is gone. */
export function returnLevel(
  tx: Write,
  loss: Pick<Loss, 'customerId' | 'levelBefore'>,
  why: { trigger: 'undone' | 'reactivated'; id?: string },
  nextContactOn: string | null,
): void {
  const card = standingRecord(tx, 'customer', loss.customerId);
  if (card.level !== 'F') return;
  const level = loss.levelBefore ?? 'none';
  const known = card.interestSeries || card.interestModel ? level : 'none';
  changeLevel(tx, card, known, why, card.doNotContact ? null : nextContactOn);
}

/** 收回决定: it waits again, the card goes back to its level. @throws Refusal `loss.notDecided`, `loss.isBack`, `record.stale` */
export const takeBackVerdict = (store: Store, who: Who, at: Target) =>
  lossSaving.step(store, who, at, 'takeBack', (tx, loss) => {
    if (loss.state === 'waiting') throw new Refusal('loss.notDecided');
    if (loss.reactivatedAt !== null) throw new Refusal('loss.isBack');
    if (loss.state === 'approved') returnLevel(tx, loss, { trigger: 'undone' }, loss.nextBeforeOn);
    return { state: 'waiting', verdict: null, decidedById: null, decidedAt: null, seenAt: null };
  });

/** 知道了: a refusal was read. @throws Refusal `loss.notYours` */
export const noteSeen = (store: Store, who: Who, at: Target) =>
  lossSaving.step(store, who, at, 'seen', (tx, loss) => {
    if (loss.askedById !== who.id) throw new Refusal('loss.notYours');
    return { seenAt: tx.at };
  });
