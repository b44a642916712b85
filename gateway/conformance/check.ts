import type { Kit } from './kit.ts';
import type { Witness } from './witness.ts';
import type { Words } from './words.ts';

/** One rule of SYNC.md, tried on the gateway. It stands alone: it makes its own records and leaves the others' be. */
export interface Check {
  /** `group.rule`, stable: scripts may rely on it. */
  id: string;
  rule: Words;
  /** @throws {Deviation} the rule is broken; {NotTried} it cannot be tried here */
  run(kit: Kit, see: Witness): Promise<void>;
}

export interface Group {
  id: string;
  title: Words;
  checks: readonly Check[];
}

/** The check cannot be made with what the kit was given. */
export class NotTried extends Error {
  readonly reason: Words;

  constructor(reason: Words) {
    super(reason.en);
    this.name = 'NotTried';
    this.reason = reason;
  }
}
