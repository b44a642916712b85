import { z } from 'zod';
import { settingsPatch } from '../../../db/settings/model.ts';
import { notice } from '../../../db/settings/notice.ts';
import { procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import { readDraft, removeDraft, saveDraft } from './drafts.ts';
import { addNotice } from './notices.ts';
import { readSettings, updateSettings } from './service.ts';

export const settingsApi = router({
  get: staffProcedure.query(({ ctx }) => readSettings(ctx.showroom.store)),
  update: procedureFor('admin', 'manager')
    .input(settingsPatch)
    .mutation(({ ctx, input }) => updateSettings(ctx.showroom.store, ctx.actor, input)),
  addNotice: procedureFor('admin', 'manager')
    .input(notice)
    .mutation(({ ctx, input }) => addNotice(ctx.showroom.store, ctx.actor, input)),
});

const draftKey = z.string().min(1).max(120);

/** 草稿: what a person has typed, kept encrypted until it is saved. */
export const draftsApi = router({
  get: staffProcedure
    .input(z.object({ key: draftKey }))
    .query(({ ctx, input }) => readDraft(ctx.showroom.store, ctx.session.staffId, input.key)),
  put: staffProcedure
    .input(z.object({ key: draftKey, value: z.record(z.string(), z.unknown()) }))
    .mutation(({ ctx, input }) => saveDraft(ctx.showroom.store, ctx.session.staffId, input.key, input.value)),
  remove: staffProcedure
    .input(z.object({ key: draftKey }))
    .mutation(({ ctx, input }) => removeDraft(ctx.showroom.store, ctx.session.staffId, input.key)),
});
