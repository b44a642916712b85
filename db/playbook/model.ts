import { z } from 'zod';
import { choice, flag, given, list, long, missing, name, ref, several, text } from '../core/fields.ts';
import type { Role } from '../staff/model.ts';

/** 需求提问 竞品对比 异议处理 案例 */
export const playbookKinds = ['question', 'rival', 'objection', 'case'] as const;
/** 需求分析 产品介绍 试乘试驾 报价签约 跟进 交车售后 */
export const stages = ['need', 'present', 'drive', 'deal', 'followUp', 'after'] as const;
/** Levels of a card that is worked on. */
export const workedLevels = ['H', 'A', 'B+', 'B', 'C', 'none'] as const;
/** 成交 战败 */
export const caseEnds = ['won', 'lost'] as const;

/** 话术: what to ask, how a rival compares, what to answer, and how others won or lost (training manuals). */
export const playbookFields = z.object({
  kind: given(playbookKinds),
  title: name(),
  /** What to ask, or what the customer says. */
  ask: long({ max: 1000 }),
  answer: long({ max: 4000 }),
  stage: choice(stages),
  outcome: choice(caseEnds),
  /** What it is about: cars of ours, of others, and words a customer uses. Blank: it fits everybody. */
  series: list(),
  rivals: list(),
  tags: list(),
  levels: several(workedLevels),
  source: text({ max: 300 }),
  /** The case of the weekly meeting it was made from. */
  lossId: ref('loss'),
  active: flag(),
});
export type PlaybookFields = z.infer<typeof playbookFields>;

export const PLAYBOOK_KEEPERS: readonly Role[] = ['manager', 'admin'];
export const PLAYBOOK_READERS: readonly Role[] = ['consultant', 'backOffice', ...PLAYBOOK_KEEPERS];

/** Without an answer nobody is helped; a question is one itself. */
export const playbookRequired = ({ kind }: { kind?: PlaybookFields['kind'] }): (keyof PlaybookFields)[] =>
  kind === 'question' ? ['title', 'ask'] : ['title', 'answer'];

export const playbookProblems = (typed: Partial<PlaybookFields>) => missing(typed, playbookRequired(typed));
