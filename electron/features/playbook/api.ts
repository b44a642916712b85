import { z } from 'zod';
import { situation } from '../../../db/playbook/fitting.ts';
import {
  PLAYBOOK_KEEPERS,
  PLAYBOOK_READERS,
  playbookFields,
  playbookKinds,
  playbookProblems,
  stages,
} from '../../../db/playbook/model.ts';
import { playbookEntry } from '../../../db/playbook/table.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { holding } from '../../records/holding.ts';
import { textFilter } from '../../records/listing.ts';
import { plainRecord } from '../../records/plain.ts';
import { whoIs } from '../../records/procedures.ts';
import { entryFromLoss, entryOfLoss, fittingEntries, ofLoss, wordsInUse } from './service.ts';

/** 话术库: the newest first; a text stands in the words themselves, there are hundreds of them and not thousands. */
export const playbookRecord = plainRecord({
  entity: 'playbook_entry',
  table: playbookEntry,
  fields: playbookFields.omit({ lossId: true }),
  read: PLAYBOOK_READERS,
  write: PLAYBOOK_KEEPERS,
  problems: playbookProblems,
  usual: { kind: 'objection', active: true },
  label: (row) => row.title,
  // One made from a customer's case travels as the case may.
  mayLeave: (row, _patch, db) => row.lossId === null || ofLoss(db, row.lossId),
  list: {
    fields: ['kind', 'title', 'ask', 'stage', 'outcome', 'series', 'rivals', 'tags', 'active', 'updatedAt'],
    filters: z.object({
      text: textFilter(),
      kind: z.enum(playbookKinds).optional(),
      stage: z.enum(stages).optional(),
      use: z.enum(['active', 'off']).optional(),
    }),
    where: ({ text, kind, stage, use }) => [
      kind && ['r.kind = ?', kind],
      stage && ['r.stage = ?', stage],
      use && [`r.active IS ${use === 'off' ? 'NOT ' : ''}TRUE`],
      holding(text, 'r.title', 'r.ask', 'r.answer', 'r.series', 'r.rivals', 'r.tags', 'r.source'),
    ],
    sorts: { updatedAt: { by: ['updatedAt'], descending: true, index: 'playbook_entry_updated' } },
    sort: 'updatedAt',
    line: (row) => row,
  },
});

const reading = procedureFor(...PLAYBOOK_READERS);
const writing = procedureFor(...PLAYBOOK_KEEPERS);
const loss = z.object({ lossId: z.uuid() });

export const playbookApi = router({
  ...playbookRecord.procedures,
  ...playbookRecord.removal,
  /** What to say to this customer, the best first. */
  fitting: reading.input(situation).query(({ ctx, input }) => fittingEntries(ctx.showroom.store, input)),
  words: reading.query(({ ctx }) => wordsInUse(ctx.showroom.store)),
  ofLoss: reading.input(loss).query(({ ctx, input }) => entryOfLoss(ctx.showroom.store, input.lossId)),
  fromLoss: writing
    .input(loss)
    .mutation(({ ctx, input }) => entryFromLoss(ctx.showroom.store, whoIs(ctx), input.lossId)),
});
