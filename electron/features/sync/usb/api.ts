import { z } from 'zod';
import { USB_PIECE_BYTES, usbOpenInput } from '../../../../db/sync/usb.ts';
import { procedureFor, router } from '../../../api/procedure.ts';
import { bringReceipt } from './answers.ts';
import { exportWaiting } from './export.ts';
import { usbStanding } from './files.ts';
import { importWaiting } from './import.ts';
import { saveReceipt } from './receipt.ts';
import { keepPiece, uploadProgress } from './uploads.ts';

const carrier = procedureFor('admin', 'manager');
const upload = z.uuid();

/** 用 U 盘带出、带入、带回回执: the way to head office for a PC without a line, and the way back of its answers. */
export const usbApi = router({
  export: carrier.mutation(({ ctx }) => {
    const { store, downloads } = ctx.showroom;
    return exportWaiting(store, downloads, ctx.session);
  }),
  /** The file in pieces, `at` being the bytes handed in before. */
  piece: carrier
    .input(
      z.object({
        upload,
        at: z.int().nonnegative(),
        bytes: z.base64().max(Math.ceil(USB_PIECE_BYTES / 3) * 4),
      }),
    )
    .mutation(({ ctx, input }) =>
      keepPiece(ctx.showroom.store, input.upload, input.at, Buffer.from(input.bytes, 'base64')),
    ),
  import: carrier.input(usbOpenInput).mutation(async ({ ctx, input }) => {
    const imported = await importWaiting(ctx.showroom.store, ctx.actor, input);
    ctx.showroom.sync.sendNow();
    return imported;
  }),
  /** 存回执 */
  receipt: carrier
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => saveReceipt(ctx.showroom.store, ctx.showroom.downloads, ctx.session, input.id)),
  /** 带回回执 */
  bringReceipt: carrier
    .input(usbOpenInput)
    .mutation(({ ctx, input }) => bringReceipt(ctx.showroom.store, ctx.actor, input)),
  standing: carrier.query(({ ctx }) => usbStanding(ctx.showroom.store)),
  progress: carrier
    .input(z.object({ upload }))
    .query(({ ctx, input }) => uploadProgress(ctx.showroom.store, input.upload)),
});
