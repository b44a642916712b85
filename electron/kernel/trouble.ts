/**
 * Why a store cannot be opened. Each is a screen of its own and none of them changes a byte on disk:
 * `wrongKey` the file is fine but this key does not open it; `corrupt` the key is right, the file is damaged;
 * `newer` a newer version of the app wrote it; `locked` another instance has it open; `unwritable` the disk is full or
 * the folder is closed to us; `upgradeFailed` it could not be brought to this version's schema.
 */
export type TroubleKind = 'wrongKey' | 'corrupt' | 'newer' | 'locked' | 'unwritable' | 'upgradeFailed';

export class StoreTrouble extends Error {
  readonly kind: TroubleKind;

  constructor(kind: TroubleKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreTrouble';
    this.kind = kind;
  }
}
