import { z } from 'zod';
import { attachedTo, attachmentKind, MOST_THUMB_BYTES } from '../../../db/attachments/model.ts';
import { procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import type { Session } from '../../api/sessions.ts';
import { laneStatus, sendAgain } from './lane-status.ts';
import { setSwitches } from './lane-switches.ts';
import { listAttachments } from './list.ts';
import { cancelFetch, openAttachment } from './opening.ts';
import { classifyAttachment, removeAttachment, renameAttachment, restoreAttachment } from './service.ts';
import { keepThumb } from './thumbs.ts';

const byId = z.object({ id: z.uuid() });
const viewerOf = ({ session: { staffId: id, role, token } }: { session: Session }) => ({ id, role, token });
const sender = procedureFor('reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin');

/** 附件 of customers and cars. Who may see and change them depends on the card; files come in by `POST /files`. */
export const attachmentsApi = router({
  list: staffProcedure
    .input(z.object({ entity: attachedTo, entityId: z.uuid() }))
    .query(({ ctx, input }) => listAttachments(ctx.showroom.attachments, viewerOf(ctx), input)),
  open: staffProcedure
    .input(byId)
    .mutation(({ ctx, input }) =>
      openAttachment(ctx.showroom.attachments, viewerOf(ctx), ctx.showroom.downloads, input.id),
    ),
  cancel: staffProcedure.input(byId).mutation(({ ctx, input }) => cancelFetch(ctx.showroom.attachments, input.id)),
  keepThumb: staffProcedure
    .input(byId.extend({ jpeg: z.base64().max(Math.ceil((MOST_THUMB_BYTES * 4) / 3) + 4, 'text.tooLong') }))
    .mutation(({ ctx, input }) => keepThumb(ctx.showroom.attachments, viewerOf(ctx), input)),
  rename: staffProcedure
    .input(byId.extend({ rev: z.int(), name: z.string().trim().min(1, 'attachment.name').max(120, 'text.tooLong') }))
    .mutation(({ ctx, input }) => renameAttachment(ctx.showroom.attachments, viewerOf(ctx), input)),
  classify: staffProcedure
    .input(byId.extend({ rev: z.int(), kind: attachmentKind.nullable() }))
    .mutation(({ ctx, input }) => classifyAttachment(ctx.showroom.attachments, viewerOf(ctx), input)),
  remove: staffProcedure
    .input(byId)
    .mutation(({ ctx, input }) => removeAttachment(ctx.showroom.attachments, viewerOf(ctx), input.id)),
  restore: staffProcedure
    .input(byId)
    .mutation(({ ctx, input }) => restoreAttachment(ctx.showroom.attachments, viewerOf(ctx), input.id)),
  /** How files travel, for the page of the line. */
  lane: sender.query(({ ctx }) => laneStatus(ctx.showroom.attachments)),
  setLane: sender
    .input(z.object({ paused: z.boolean().optional(), metered: z.boolean().optional() }))
    .mutation(({ ctx, input: { paused, metered } }) => {
      const { attachments } = ctx.showroom;
      setSwitches(attachments.store, ctx.actor, {
        ...(paused === undefined ? {} : { paused }),
        ...(metered === undefined ? {} : { metered }),
      });
      attachments.desk.work();
      return laneStatus(attachments);
    }),
  sendAgain: sender.input(byId).mutation(({ ctx, input }) => sendAgain(ctx.showroom.attachments, ctx.actor, input.id)),
});
