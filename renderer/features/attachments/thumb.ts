import { MOST_THUMB_BYTES } from '../../../db/attachments/model.ts';
import { client } from '../../lib/trpc.ts';

/** The longer side of a small picture, px. */
const LONGEST = 320;

/** A small picture of an image as base64 JPEG; undefined where the window cannot read it. */
async function smallPicture(source: ImageBitmapSource): Promise<string | undefined> {
  const image = await createImageBitmap(source);
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  // What was transparent would turn black in a JPEG.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  for (const quality of [0.8, 0.5]) {
    const address = canvas.toDataURL('image/jpeg', quality);
    const jpeg = address.slice(address.indexOf(',') + 1);
    if ((jpeg.length * 3) / 4 <= MOST_THUMB_BYTES) return jpeg;
  }
  return undefined;
}

/** Keeps a small picture of a file, if it is one; a file without one is no failure. */
export async function keepThumb(id: string, source: ImageBitmapSource): Promise<void> {
  const jpeg = await smallPicture(source).catch(() => undefined);
  if (jpeg !== undefined) await client.attachments.keepThumb.mutate({ id, jpeg }).catch(() => undefined);
}
