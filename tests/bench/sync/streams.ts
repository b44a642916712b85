import { Agent, type ClientRequest, request } from 'node:http';
import type { Office } from './office.ts';

const AT_ONCE = 50;
const LISTENERS = 'zhanting_event_listeners';
const RSS = 'process_resident_memory_bytes';

/** The connections on which PCs wait for wake-ups. */
export interface Streams {
  open: number;
  /** What the gateway's memory grew by for each. */
  bytesEach: number;
  /** Wake-ups heard so far. */
  readonly heard: number;
  close(): void;
}

/**
 * Opens the stream of every one of these PCs, as each keeps it all day.
 * @param onHeard called with the place of the PC that heard a wake-up
 * @throws Error when the gateway does not count them all
 */
export async function openStreams(
  office: Office,
  tokens: readonly string[],
  onHeard?: (pc: number) => void,
): Promise<Streams> {
  const agent = new Agent({ keepAlive: false });
  const requests: ClientRequest[] = [];
  let heard = 0;
  const open = (token: string, pc: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}` };
      const asked = request(`${office.url}/v1/events`, { agent, headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`/v1/events answered ${response.statusCode}`));
        response.on('data', (chunk: Buffer) => {
          if (!chunk.includes('data:')) return;
          heard += 1;
          onHeard?.(pc);
        });
        response.on('error', () => undefined);
        resolve();
      });
      requests.push(asked);
      asked.on('error', reject).end();
    });
  const before = await office.metric(RSS);
  for (let from = 0; from < tokens.length; from += AT_ONCE)
    await Promise.all(tokens.slice(from, from + AT_ONCE).map((token, i) => open(token, from + i)));
  const listeners = await office.metric(LISTENERS);
  if (listeners !== tokens.length) throw new Error(`${listeners} of ${tokens.length} streams are open`);
  return {
    open: listeners,
    bytesEach: Math.round(((await office.metric(RSS)) - before) / listeners),
    get heard() {
      return heard;
    },
    close: () => {
      for (const each of requests) each.destroy();
    },
  };
}
