import { z } from 'zod';
import { levelRuleFields, levelSignals, levelTriggers } from '../../../../db/customers/levels.ts';
import { levels } from '../../../../db/customers/model.ts';
import { procedureFor, router, staffProcedure } from '../../../api/procedure.ts';
import { byId, removalProcedures, target, whoIs } from '../../../records/procedures.ts';
import { chooseLevel, levelStepsOf } from './changing.ts';
import { levelRuleHistory, levelRuleSaving, levelRulesPage } from './rules.ts';

const managing = procedureFor('manager', 'admin');
const selling = procedureFor('consultant', 'manager', 'backOffice', 'admin');

/** 级别: what they mean, and how a card goes from one to another. */
export const levelsApi = router({
  rules: staffProcedure.query(({ ctx }) => levelRulesPage(ctx.showroom.store)),
  addRule: managing
    .input(levelRuleFields)
    .mutation(({ ctx, input }) => levelRuleSaving.create(ctx.showroom.store, whoIs(ctx), input)),
  updateRule: managing
    .input(target.extend(levelRuleFields.partial().shape))
    .mutation(({ ctx, input }) => levelRuleSaving.update(ctx.showroom.store, whoIs(ctx), input)),
  ...removalProcedures(levelRuleSaving, ['manager', 'admin']),
  ruleHistory: managing
    .input(byId)
    .query(({ ctx, input }) => levelRuleHistory(ctx.showroom.store, whoIs(ctx), input.id)),
  change: selling
    .input(
      target.extend({
        level: z.enum(levels),
        trigger: z.enum(levelTriggers).default('card'),
        reason: z.string().trim().max(400, 'text.tooLong').nullish(),
        signals: z.array(z.enum(levelSignals)).max(8).nullish(),
      }),
    )
    .mutation(({ ctx, input }) => chooseLevel(ctx.showroom.store, whoIs(ctx), input)),
  steps: selling.input(byId).query(({ ctx, input }) => levelStepsOf(ctx.showroom.store, input.id)),
});
