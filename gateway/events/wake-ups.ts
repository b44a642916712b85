import type { Channel, Ears } from '../store/channel.ts';

const HEARTBEAT_MS = 25_000;
/** As long as a token; the PC then comes again with a new one. */
const LIFE_MS = 60 * 60_000;
/** Answers a PC did not take; one that sleeps must not fill the memory. */
const UNREAD = 100;

interface Listener {
  storeId: string;
  told: number;
  until: number;
  stream: ReadableStreamDefaultController<Uint8Array>;
}

const encoder = new TextEncoder();

/**
 * Tells the PCs of a showroom that there is something to pull. A hint, never data: a wake-up that is lost costs a PC a few minutes,
 * nothing else. One listener a PC, the newest.
 */
export class WakeUps {
  readonly #listeners = new Map<string, Listener>();
  /** The same by showroom: a gateway of thousands must not look at every PC at each push. */
  readonly #rooms = new Map<string, Map<string, Listener>>();
  readonly #clock: () => number;
  readonly #headsOf: (storeIds: string[]) => Promise<Map<string, number>>;
  readonly #heartbeat: NodeJS.Timeout;
  #channel: Channel | null = null;
  #closed = false;

  /** @param headsOf where the showrooms stand, for who comes in and for what was missed while gateways could not hear each other */
  constructor(clock: () => number, headsOf: (storeIds: string[]) => Promise<Map<string, number>>) {
    this.#clock = clock;
    this.#headsOf = headsOf;
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  /** Other gateways on the same database are told, and heard, over this channel. */
  connect(open: (ears: Ears) => Channel): void {
    const hear = (payload: string): void => {
      const [storeId, headSeq] = payload.split(':');
      this.#tell(storeId!, Number(headSeq));
    };
    this.#channel = open({ hear, missed: () => void this.#catchUp([...this.#rooms.keys()]) });
  }

  /** The showroom's log grew up to here. */
  announce(storeId: string, headSeq: number): void {
    this.#tell(storeId, headSeq);
    this.#channel?.tell(storeId, `${storeId}:${headSeq}`);
  }

  /** PCs that wait here, for `/metrics`. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** A stream of server-sent events for one PC; its first event says where the showroom stands. */
  listen(storeId: string, deviceId: string): ReadableStream<Uint8Array> {
    const listener = { storeId, told: -1, until: this.#clock() + LIFE_MS } as Listener;
    return new ReadableStream<Uint8Array>({
      start: (stream) => {
        // It came while the gateway was stopping.
        if (this.#closed) return stream.close();
        listener.stream = stream;
        this.#drop(deviceId);
        this.#listeners.set(deviceId, listener);
        const room = this.#rooms.get(storeId) ?? new Map<string, Listener>();
        this.#rooms.set(storeId, room.set(deviceId, listener));
        // Asked for only now: a save between the question and the listening would be told to nobody.
        void this.#catchUp([storeId]);
      },
      cancel: () => {
        if (this.#listeners.get(deviceId) === listener) this.#forget(deviceId);
      },
    });
  }

  /** Ends all streams. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    for (const deviceId of this.#listeners.keys()) this.#drop(deviceId);
    await this.#channel?.close();
  }

  #tell(storeId: string, headSeq: number): void {
    const event = encoder.encode(`event: change\ndata: ${JSON.stringify({ head_seq: headSeq })}\n\n`);
    for (const [deviceId, listener] of this.#rooms.get(storeId) ?? []) {
      if (listener.told >= headSeq) continue;
      listener.told = headSeq;
      this.#send(deviceId, listener, event);
    }
  }

  #beat(): void {
    const comment = encoder.encode(':\n\n');
    for (const [deviceId, listener] of this.#listeners) {
      if (listener.until <= this.#clock()) this.#drop(deviceId);
      else this.#send(deviceId, listener, comment);
    }
  }

  #send(deviceId: string, { stream }: Listener, bytes: Uint8Array): void {
    if ((stream.desiredSize ?? 0) < -UNREAD) this.#drop(deviceId);
    else stream.enqueue(bytes);
  }

  #drop(deviceId: string): void {
    this.#forget(deviceId)?.stream.close();
  }

  #forget(deviceId: string): Listener | undefined {
    const listener = this.#listeners.get(deviceId);
    if (!listener) return undefined;
    this.#listeners.delete(deviceId);
    const room = this.#rooms.get(listener.storeId)!;
    room.delete(deviceId);
    if (room.size === 0) this.#rooms.delete(listener.storeId);
    return listener;
  }

  /** Tells who is behind. Without an answer of the database nobody is told: a PC whose stream opens pulls anyway. */
  async #catchUp(storeIds: string[]): Promise<void> {
    if (storeIds.length === 0) return;
    const heads = await this.#headsOf(storeIds).catch(() => new Map<string, number>());
    for (const [storeId, headSeq] of heads) this.#tell(storeId, headSeq);
  }
}
