import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  CHUNK_BYTES,
  chunksOf,
  FileDamaged,
  HEAD_BYTES,
  MAGIC,
  SALT_BYTES,
  SEALED_CHUNK_BYTES,
  sealedBytes,
  sealer,
} from './sealed.ts';

/** The folder of the encrypted bytes: a file a content, named by its SHA-256. Nothing in it can be read without the store's key. */
export interface AttachmentFolder {
  /** Keeps bytes durably under a name, in one piece or not at all. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** @throws FileDamaged; Error with code `ENOENT` when it is not there */
  read(name: string, size: number, from?: number, length?: number): Promise<Buffer>;
  /** How many bytes are there, sealed; null when there are none. */
  sizeOf(name: string): Promise<number | null>;
  /** Bytes of a content fetched so far, whole chunks only. */
  fetched(name: string): Promise<number>;
  /** Keeps the next bytes of a content that arrives in pieces; all but the last are whole chunks. */
  append(name: string, size: number, offset: number, bytes: Uint8Array): Promise<void>;
  /** A content is complete: it stands under its name if it is what its name says, else it is gone. */
  finish(name: string, size: number): Promise<boolean>;
  remove(name: string): Promise<void>;
  names(): Promise<string[]>;
  /** When its bytes were last written, UTC ms; 0 when it is not there. */
  changedAt(name: string): Promise<number>;
}

const NEW = '.new';
const PART = '.part';

/** Opens (or makes) the folder; what a crash left half written is removed. */
export function attachmentFolder(dir: string, storeKey: Buffer): AttachmentFolder {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(dir)) if (name.endsWith(NEW)) rmSync(join(dir, name), { force: true });
  // Another maker's head office may name a content as it likes: never a path out of here.
  const at = (name: string) => join(dir, basename(name));

  /** A rename is on disk when its folder is. Windows does not open folders and needs no such thing. */
  const syncFolder = async () => {
    const folder = await open(dir, 'r').catch(() => null);
    await folder?.sync().catch(() => undefined);
    await folder?.close();
  };
  const standUnder = async (file: FileHandle, from: string, name: string) => {
    await file.sync();
    await file.close();
    await rename(from, at(name));
    await syncFolder();
  };
  const sealerOf = async (file: FileHandle) => {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    if (bytesRead < HEAD_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC)) throw new FileDamaged('no head');
    return sealer(storeKey, head.subarray(MAGIC.length));
  };
  const begin = async (path: string) => {
    const file = await open(path, 'w+', 0o600);
    const salt = randomBytes(SALT_BYTES);
    await file.write(Buffer.concat([MAGIC, salt]), 0, HEAD_BYTES, 0);
    return file;
  };
  /** Writes whole chunks (and the last) from `offset`, which stands at a chunk's start. */
  const put = async (file: FileHandle, size: number, offset: number, bytes: Uint8Array) => {
    const { seal } = await sealerOf(file);
    for (let done = 0; done < bytes.length; done += CHUNK_BYTES) {
      const index = (offset + done) / CHUNK_BYTES;
      const sealed = seal(index, index === chunksOf(size) - 1, bytes.subarray(done, done + CHUNK_BYTES));
      await file.write(sealed, 0, sealed.length, HEAD_BYTES + index * SEALED_CHUNK_BYTES);
    }
  };
  /** The chunks that hold `from` to `to`, one by one. */
  async function* chunks(file: FileHandle, size: number, from: number, to: number) {
    const opener = await sealerOf(file);
    const first = Math.floor(from / CHUNK_BYTES);
    for (let index = first; index * CHUNK_BYTES < to; index += 1) {
      const sealed = Buffer.alloc(
        Math.min(SEALED_CHUNK_BYTES, sealedBytes(size) - HEAD_BYTES - index * SEALED_CHUNK_BYTES),
      );
      const { bytesRead } = await file.read(sealed, 0, sealed.length, HEAD_BYTES + index * SEALED_CHUNK_BYTES);
      if (bytesRead < sealed.length) throw new FileDamaged('the file is cut');
      yield opener.open(index, index === chunksOf(size) - 1, sealed);
    }
  }
  const hashes = async (path: string, size: number): Promise<string | null> => {
    const file = await open(path, 'r');
    try {
      const hash = createHash('sha256');
      for await (const chunk of chunks(file, size, 0, size)) hash.update(chunk);
      return hash.digest('hex');
    } catch (error) {
      if (error instanceof FileDamaged) return null;
      throw error;
    } finally {
      await file.close();
    }
  };
  const length = (path: string) =>
    stat(path)
      .then(({ size }) => size)
      .catch(() => null);

  return {
    async write(name, bytes) {
      const path = at(`${name}.${randomBytes(6).toString('hex')}${NEW}`);
      const file = await begin(path);
      try {
        await put(file, bytes.length, 0, bytes);
        await standUnder(file, path, name);
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(path, { force: true });
        throw error;
      }
    },
    async read(name, size, from = 0, wanted = size) {
      const to = Math.min(size, from + wanted);
      const file = await open(at(name), 'r');
      try {
        const read: Buffer[] = [];
        for await (const chunk of chunks(file, size, from, to)) read.push(chunk);
        const start = Math.floor(from / CHUNK_BYTES) * CHUNK_BYTES;
        return Buffer.concat(read).subarray(from - start, to - start);
      } finally {
        await file.close();
      }
    },
    sizeOf: (name) => length(at(name)),
    async fetched(name) {
      const sealed = await length(at(name + PART));
      return sealed === null ? 0 : Math.floor(Math.max(0, sealed - HEAD_BYTES) / SEALED_CHUNK_BYTES) * CHUNK_BYTES;
    },
    async append(name, size, offset, bytes) {
      const path = at(name + PART);
      const file = offset === 0 ? await begin(path) : await open(path, 'r+');
      try {
        await put(file, size, offset, bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async finish(name, size) {
      const path = at(name + PART);
      if ((await hashes(path, size)) !== name) {
        await rm(path, { force: true });
        return false;
      }
      await standUnder(await open(path, 'r+'), path, name);
      return true;
    },
    async remove(name) {
      for (const ending of ['', PART]) await rm(at(name + ending), { force: true });
    },
    names: () => readdir(dir),
    changedAt: (name) =>
      stat(at(name))
        .then(({ mtimeMs }) => mtimeMs)
        .catch(() => 0),
  };
}
