import { TransportError } from '../errors.ts';

/** Requests inside at a time; more would only wait for a connection longer than their PC does. */
const MOST_REQUESTS = 600;
/** Bytes of bodies inside at a time. */
const MOST_BYTES = 256 * 1024 * 1024;
/** A PC sent away comes back after this long; spread out, so that they don't all come back at once. */
const RETRY_S = { least: 2, spread: 8 };

/** Lets requests in while there is room for them, and none any more once the gateway is stopping. */
export class Doorway {
  #requests = 0;
  #bytes = 0;
  #closed = false;
  #idle: (() => void) | null = null;

  /** @returns to be called when the request is answered @throws {TransportError} unavailable, with the seconds to wait */
  enter(bytes: number): () => void {
    const full = this.#requests >= MOST_REQUESTS || this.#bytes + bytes > MOST_BYTES;
    if (this.#closed || full) {
      const retryAfter = RETRY_S.least + Math.floor(Math.random() * RETRY_S.spread);
      throw new TransportError('unavailable', { retryAfter });
    }
    this.#requests += 1;
    this.#bytes += bytes;
    return () => {
      this.#requests -= 1;
      this.#bytes -= bytes;
      if (this.#requests === 0) this.#idle?.();
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
