import { wakeUp } from '../../../gateway/protocol.ts';
import { backoffMs } from './backoff.ts';
import { TransportFailure } from './failure.ts';
import type { Credentials, GatewaySession } from './session.ts';
import type { SyncTiming } from './timing.ts';
import { type Fetch, refusal } from './transport.ts';

/** A stream without a sign of life for this long is dead: a sleeping PC or a proxy may have cut it without a word. */
const SILENCE_MS = 70_000;

export interface Events {
  close(): void;
}

/**
 * Listens for wake-ups (`GET /v1/events`) and keeps listening: `woken` hears the showroom's newest sequence. A hint only; without the
 * stream everything still arrives at the next attempt. A stream that opens anew is a wake-up too, for what was missed meanwhile.
 */
export function listenForEvents(
  { url }: Credentials,
  session: Pick<GatewaySession, 'under'>,
  timing: SyncTiming,
  woken: (headSeq: number | null) => void,
  fetch: Fetch = globalThis.fetch,
): Events {
  const stopped = new AbortController();
  let failures = 0;

  const open = (token: string, signal: AbortSignal) =>
    fetch(`${url}/v1/events`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal,
    }).catch((cause) => {
      throw new TransportFailure('unreachable', { cause });
    });

  const once = async (): Promise<void> => {
    const silence = new AbortController();
    let alarm = setTimeout(() => silence.abort(), timing.requestTimeoutMs);
    const alive = () => {
      clearTimeout(alarm);
      alarm = setTimeout(() => silence.abort(), SILENCE_MS);
    };
    try {
      const response = await session.under(async (token) => {
        const answer = await open(token, AbortSignal.any([stopped.signal, silence.signal]));
        if (!answer.ok || answer.body === null) throw refusal(answer, await answer.json().catch(() => undefined));
        return answer;
      });
      failures = 0;
      alive();
      woken(null);
      await read(response, alive, woken);
    } finally {
      clearTimeout(alarm);
    }
  };

  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        await once();
      } catch {
        // Why does not matter: the next attempt to send will meet and tell it.
      }
      failures += 1;
      await pause(backoffMs(failures, Math.random(), timing), stopped.signal);
    }
  };

  void run();
  return { close: () => stopped.abort() };
}

async function read(response: Response, alive: () => void, woken: (headSeq: number) => void): Promise<void> {
  const text = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    alive();
    rest += text.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      const headSeq = line.startsWith('data:') ? headIn(line.slice(5)) : null;
      if (headSeq !== null) woken(headSeq);
    }
  }
}

function headIn(data: string): number | null {
  try {
    return wakeUp.parse(JSON.parse(data)).head_seq;
  } catch {
    return null;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
