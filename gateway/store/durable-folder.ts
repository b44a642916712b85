import { fsyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The part of an Emscripten module that maps its files onto the host's. */
interface HostFiles {
  NODEFS?: { stream_ops: { fsync?: (stream: { nfd?: number }) => number } };
}

/**
 * PGlite's folder with real durability. Three things stand between a COMMIT and the disk as the package comes, each seen
 * with strace as zero sync calls: the start parameter `-F` (fsync off), the default `wal_sync_method = fdatasync`, which is
 * an empty function in its runtime, and host files without an `fsync` operation. This class adds the last one;
 * `durableStartParams` deals with the first two.
 */
export class DurableFolder extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const ready = await super.init(pg, options);
    const before = ready.emscriptenOpts.preRun;
    const syncFiles = (module: unknown): void => {
      const files = (module as HostFiles).NODEFS;
      if (!files) throw new Error('PGlite offers no host files to sync; durability cannot be kept');
      files.stream_ops.fsync = ({ nfd }) => {
        if (nfd !== undefined) fsyncSync(nfd);
        return 0;
      };
    };
    ready.emscriptenOpts.preRun = [...(Array.isArray(before) ? before : before ? [before] : []), syncFiles];
    return ready;
  }
}

/** PGlite's own start parameters without `-F`, and with a WAL sync its runtime really performs. */
export function durableStartParams(): string[] {
  return [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync'];
}
