import { dayOf } from '../../../db/core/day.ts';
import { customerProblems, missingForFormal, tidyCustomer } from '../../../db/customers/rules.ts';
import { InvalidInput } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Target, Who } from '../../records/who.ts';
import { customerSight } from './rows.ts';
import { customerSaving, type NewCustomer } from './service.ts';

/** 潜在客户 → 正式客户. @throws InvalidInput listing every field a contract would lack. */
export const convertCustomer = (store: Store, who: Who, at: Target) =>
  customerSaving.step(store, who, at, 'convert', (tx, card) => {
    if (card.stage === 'formal') return {};
    const missing = missingForFormal(card);
    if (missing.length > 0) throw new InvalidInput(missing.map((path) => ({ path, code: 'formal.required' })));
    return { stage: 'formal', formalAt: tx.at };
  });

/** 直接建立正式客户: a card that is formal from its first save. @throws InvalidInput naming all it lacks; Refusal `customer.duplicate` */
export const createFormal = (store: Store, who: Who, typed: NewCustomer) =>
  store.write(who, (tx) => {
    const today = dayOf(tx.at);
    const { force: _, ...fields } = typed;
    const whole = tidyCustomer({ kind: 'person', mobile: null, ...fields }, today);
    const wrong = customerProblems(whole, today);
    const missing = missingForFormal(whole).filter((path) => wrong.every((problem) => problem.path !== path));
    const problems = [...wrong, ...missing.map((path) => ({ path, code: 'formal.required' }))];
    if (problems.length > 0) throw new InvalidInput(problems);
    const { id } = customerSaving.insert(tx, who, typed, today);
    return customerSight.shown(
      who,
      tx.update('customer', id, { stage: 'formal', formalAt: tx.at }, { action: 'convert' }),
    );
  });
