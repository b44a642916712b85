import type { Outputs } from './outputs.ts';
import { client } from './trpc.ts';

type LiveEvent = Outputs['events']['changes'] extends AsyncIterable<infer Event> ? Event : never;
/** What every tab may hear; that a session ended is the business of the tab that listens under it. */
type Heard = Exclude<LiveEvent, { kind: 'ended' }>;

export interface Listener {
  /** The stream was opened, here or in another tab: what was missed before is unknown. */
  started(): void;
  /** @param own whether it came by this tab's own stream, which the host ends with this tab's session */
  heard(event: Heard, own: boolean): void;
  ended(code: string): void;
}

const NAME = 'zhanting.live';
/** A stream the host refused (locked, another session) is asked for again after this long; another tab may have it meanwhile. */
const AGAIN_MS = 5_000;

/** Opens this tab's stream; resolves when it is over, which it is at once where the host refuses it. */
const stream = (listener: Listener, own: AbortSignal): Promise<void> =>
  new Promise((over) => {
    const subscription = client.events.changes.subscribe(undefined, {
      onStarted: () => listener.started(),
      onData: (event) => (event.kind === 'ended' ? listener.ended(event.code) : listener.heard(event, true)),
      // A broken line re-opens by itself and is no error; this is a refusal.
      onError: () => over(),
      onComplete: () => over(),
    });
    own.addEventListener('abort', () => {
      subscription.unsubscribe();
      over();
    });
  });

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });

/**
 * One endless stream for all tabs of a browser: it opens six connections to a host, and the seventh tab would wait for ever, with every
 * save behind it. The tab that holds the lock listens and tells the others; when it is closed the next in line takes over.
 * @returns stops listening
 */
export function shareStream(listener: Listener): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  if (navigator.locks === undefined) {
    void stream(listener, signal);
    return () => stopped.abort();
  }
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<Heard | null>) =>
    data === null ? listener.started() : listener.heard(data, false);
  const tell = (event: Heard | null) => {
    if (!signal.aborted) channel.postMessage(event);
  };
  const telling: Listener = {
    started() {
      tell(null);
      listener.started();
    },
    heard(event, own) {
      tell(event);
      listener.heard(event, own);
    },
    ended: (code) => listener.ended(code),
  };
  const takeTurns = async () => {
    while (!signal.aborted) {
      await navigator.locks.request(NAME, { signal }, () => stream(telling, signal));
      await pause(AGAIN_MS, signal);
    }
  };
  takeTurns().catch((error: unknown) => {
    // Stopped while it stood in line.
    if (!signal.aborted) throw error;
  });
  return () => {
    stopped.abort();
    channel.close();
  };
}
