import { NotTried } from './check.ts';
import type { Line } from './line.ts';
import type { Pc } from './pc.ts';
import { SKIPPED } from './words.ts';

export interface KitOptions {
  code: string;
  code2?: string | undefined;
  withLimits?: boolean;
  wakeWithin?: number;
  pairsWithin?: number;
}

/** What the checks work with. The PCs are there once the checks of the enrolment went well. */
export class Kit {
  readonly line: Line;
  readonly code: string;
  readonly code2: string | undefined;
  /** Seconds a wake-up, and a pair of cards that look alike, may take. */
  readonly wakeWithin: number;
  readonly pairsWithin: number;
  readonly #withLimits: boolean;
  #pc: Pc | null = null;
  #other: Pc | null = null;

  constructor(line: Line, options: KitOptions) {
    this.line = line;
    this.code = options.code;
    this.code2 = options.code2;
    this.wakeWithin = options.wakeWithin ?? 2;
    this.pairsWithin = options.pairsWithin ?? 20;
    this.#withLimits = options.withLimits ?? false;
  }

  get pc(): Pc {
    if (!this.#pc) throw new NotTried(SKIPPED.noPc);
    return this.#pc;
  }

  set pc(pc: Pc) {
    this.#pc = pc;
  }

  /** A second PC of the same showroom. */
  get other(): Pc {
    if (!this.#other) throw new NotTried(this.code2 ? SKIPPED.noPc : SKIPPED.secondCode);
    return this.#other;
  }

  set other(pc: Pc) {
    this.#other = pc;
  }

  /** Both PCs, the first one's name first. */
  get both(): [Pc, Pc] {
    return [this.pc, this.other];
  }

  onlyWithLimits(): void {
    if (!this.#withLimits) throw new NotTried(SKIPPED.limits);
  }
}
