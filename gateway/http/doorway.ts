import { TransportError } from '../errors.ts';

/** Requests inside at a time; more would only wait for a connection longer than their PC does. */
const MOST_REQUESTS = 600;
/** Bytes of bodies in memory at a time, whether whole or still arriving. */
const MOST_BYTES = 256 * 1024 * 1024;
/** A PC sent away comes back after this long; spread out, so that they don't all come back at once. */
const RETRY_S = { least: 2, spread: 8 };

/** A request on its way in: first its body arrives, then it enters. */
export interface Guest {
  /** Counts what arrived of the body. @throws {TransportError} unavailable */
  bring(bytes: number): void;
  /** Takes a request's place. @throws {TransportError} unavailable */
  enter(): void;
  /** Gives everything back; to be called once, however it ended. */
  leave(): void;
}

/**
 * Lets requests in while there is room for them, and none any more once the gateway is stopping. Only what has arrived takes room: neither
 * a length that is merely declared nor a body that comes slowly keeps anybody else out.
 */
export class Doorway {
  #requests = 0;
  #bytes = 0;
  #closed = false;
  #idle: (() => void) | null = null;

  /** @throws {TransportError} unavailable, with the seconds to wait, when a request would find no place now */
  check(): void {
    if (this.#closed || this.#requests >= MOST_REQUESTS || this.#bytes >= MOST_BYTES) throw busy();
  }

  receive(): Guest {
    let brought = 0;
    let inside = false;
    return {
      bring: (bytes) => {
        if (this.#bytes + bytes > MOST_BYTES) throw busy();
        this.#bytes += bytes;
        brought += bytes;
      },
      enter: () => {
        if (this.#closed || this.#requests >= MOST_REQUESTS) throw busy();
        this.#requests += 1;
        inside = true;
      },
      leave: () => {
        this.#bytes -= brought;
        if (!inside) return;
        this.#requests -= 1;
        if (this.#requests === 0) this.#idle?.();
      },
    };
  }

  /** Lets nobody in any more. @returns when the last request inside is answered, at the latest after `graceMs` */
  close(graceMs: number): Promise<void> {
    this.#closed = true;
    if (this.#requests === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const force = setTimeout(resolve, graceMs);
      this.#idle = () => {
        clearTimeout(force);
        resolve();
      };
    });
  }
}

function busy(): TransportError {
  return new TransportError('unavailable', { retryAfter: RETRY_S.least + Math.floor(Math.random() * RETRY_S.spread) });
}
