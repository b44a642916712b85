/**
 * Why a store cannot be opened. Each is a screen of its own and none of them changes a byte on disk:
 * `wrongKey` the file is fine but this key does not open it; `corrupt` the key is right, the file is damaged;
 * `newer` a newer version of the app wrote it; `locked` another instance has it open; `unwritable` the disk is full or
 * the folder is closed to us; `upgradeFailed` it could not be brought to this version's schema; `missing` the key and
 * the recovery key of a store are here, but the store is not.
 */
export type TroubleKind = 'wrongKey' | 'corrupt' | 'newer' | 'locked' | 'unwritable' | 'upgradeFailed' | 'missing';

export class StoreTrouble extends Error {
  readonly kind: TroubleKind;

  constructor(kind: TroubleKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreTrouble';
    this.kind = kind;
  }
}

/** Failing to write, or to make room for the log's shared memory; failing to read is damage. */
const NO_WRITING =
  /^(SQLITE_(FULL|CANTOPEN|READONLY|PERM|IOERR_(?!READ|SHORT_READ|DATA|CORRUPT))|ENOSPC|EDQUOT|EACCES|EPERM|EROFS)/;

/** Did this fail because the disk is full or closed to us? */
export const cannotWrite = (error: unknown): boolean => NO_WRITING.test((error as { code?: string }).code ?? '');
