import { EventEmitter, on } from 'node:events';
import type { SyncStatus } from '../../db/sync/model.ts';

export type LiveEvent =
  | { kind: 'change'; entity: string; id: string }
  | { kind: 'sync'; status: SyncStatus }
  /** The last one of a stream: the session is over; `code` says why. */
  | { kind: 'ended'; code: string };

/** What open screens hear: committed changes and the state of the line to head office. Never data, only what to ask again. */
export interface LiveEvents {
  emit(event: LiveEvent): void;
  listen(signal: AbortSignal | undefined): AsyncIterable<LiveEvent>;
}

export function createLiveEvents(): LiveEvents {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    emit: (event) => void emitter.emit('event', event),
    async *listen(signal) {
      try {
        for await (const [event] of on(emitter, 'event', { signal })) yield event as LiveEvent;
      } catch (error) {
        if (!signal?.aborted) throw error;
      }
    },
  };
}
