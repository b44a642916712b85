import { wakeUp } from '../protocol.ts';
import { eventsOf } from './event-stream.ts';

/** What a listening PC was told. */
export interface WakeUps {
  /** Waits for a wake-up at or beyond a sequence. @returns its head, null when none came in time */
  reaching(seq: number): Promise<number | null>;
}

/** Collects the wake-ups of a stream until `stop`. */
export function wakeUpsOf(response: Response, withinMs: number): WakeUps {
  let newest = -1;
  let look = () => {};
  const collect = async (): Promise<void> => {
    for await (const { event, data } of eventsOf(response)) {
      if (event !== 'change') continue;
      const told = wakeUp.safeParse(parsed(data));
      if (told.success) newest = Math.max(newest, told.data.head_seq);
      look();
    }
  };
  // It ends with the stream, however that ends.
  void collect().catch(() => undefined);
  return {
    reaching: (seq) =>
      new Promise((resolve) => {
        const late = setTimeout(() => resolve(null), withinMs);
        look = () => {
          if (newest < seq) return;
          clearTimeout(late);
          resolve(newest);
        };
        look();
      }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
