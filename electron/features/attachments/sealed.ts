import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * How bytes stand on disk: `ZTF1`, 16 bytes of salt, then chunks of 64 KiB, each under AES-256-GCM with its tag behind it. The key is
 * the file's own (HKDF of the store's key and the salt), so the chunk's number can be its nonce; the last chunk says that it is the
 * last one, so that a file cut at a chunk's end does not pass for a whole one.
 */
export const MAGIC = Buffer.from('ZTF1');
export const SALT_BYTES = 16;
export const HEAD_BYTES = MAGIC.length + SALT_BYTES;
export const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/** The file is not what was written: cut, changed, or of another store. */
export class FileDamaged extends Error {}

export const chunksOf = (size: number): number => Math.ceil(size / CHUNK_BYTES);
/** Bytes a content of `size` bytes takes on disk. */
export const sealedBytes = (size: number): number => HEAD_BYTES + size + chunksOf(size) * TAG_BYTES;
/** Bytes of the content whose file takes `sealed` bytes on disk. */
export const plainBytes = (sealed: number): number => {
  const body = Math.max(0, sealed - HEAD_BYTES);
  return body - Math.ceil(body / SEALED_CHUNK_BYTES) * TAG_BYTES;
};

function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(last ? 1 : 0, 0);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

/** Seals and opens the chunks of one file. */
export function sealer(storeKey: Buffer, salt: Uint8Array) {
  const key = Buffer.from(hkdfSync('sha256', storeKey, salt, 'zhanting attachment', 32));
  return {
    seal(index: number, last: boolean, chunk: Uint8Array): Buffer {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, last));
      return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    },
    /** @throws FileDamaged */
    open(index: number, last: boolean, sealed: Uint8Array): Buffer {
      if (sealed.length <= TAG_BYTES) throw new FileDamaged('a chunk is cut');
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, last));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
      } catch (cause) {
        throw new FileDamaged('a chunk does not open', { cause });
      }
    },
  };
}
