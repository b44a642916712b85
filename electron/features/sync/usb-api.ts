import { z } from 'zod';
import { USB_PIECE_BYTES, usbImportInput } from '../../../db/sync/usb.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { exportWaiting } from './usb-export.ts';
import { importWaiting } from './usb-import.ts';
import { keepPiece, uploadProgress } from './usb-uploads.ts';

const carrier = procedureFor('admin', 'manager');
const upload = z.uuid();

/** 用 U 盘带出、带入: the way to head office for a PC without a line. */
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
  import: carrier.input(usbImportInput).mutation(async ({ ctx, input }) => {
    const imported = await importWaiting(ctx.showroom.store, ctx.actor, input);
    ctx.showroom.sync.sendNow();
    return imported;
  }),
  progress: carrier
    .input(z.object({ upload }))
    .query(({ ctx, input }) => uploadProgress(ctx.showroom.store, input.upload)),
});
