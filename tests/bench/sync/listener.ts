import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { enrol } from '../../../electron/workers/sync/enrol.ts';
import { listenForEvents } from '../../../electron/workers/sync/events.ts';
import { type GatewaySession, openSession } from '../../../electron/workers/sync/session.ts';
import { SYNC_TIMING } from '../../../electron/workers/sync/timing.ts';

/** A PC that waits for wake-ups and pulls, with the app's own line: same stream, same session, same checks of every answer. */
export interface ListeningPc {
  session: GatewaySession;
  /** Changes it has received. */
  readonly received: number;
  /** Ends when it has everything up to there; at once when it has. @returns the instant, as `performance.now` */
  has(seq: number): Promise<number>;
  close(): void;
}

/** Enrols a PC and lets it listen. @throws Error when the gateway does not take it */
export async function listeningPc(url: string, code: string): Promise<ListeningPc> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const order = { url, code, publicKey: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, name: '前台' } as const;
  const outcome = await enrol({ ...order, timeoutMs: SYNC_TIMING.requestTimeoutMs });
  if ('reason' in outcome) throw new Error(`not enrolled: ${outcome.reason}`);
  const { device_id: deviceId, gateway_epoch: gatewayEpoch } = outcome.enrolled;
  const key = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }));
  const credentials = { url, deviceId, gatewayEpoch, epoch: randomUUID(), privateKey: key };
  const session = openSession(credentials, SYNC_TIMING.requestTimeoutMs, Date.now);

  let cursor = 0;
  let received = 0;
  let wanted = 0;
  let pulling = false;
  const waiting: { seq: number; done: (at: number) => void }[] = [];
  const pull = async (): Promise<void> => {
    if (pulling) return;
    pulling = true;
    while (cursor < wanted) {
      const page = await session.pull(cursor);
      cursor = page.cursor;
      received += page.changes.length;
      for (const each of waiting.filter(({ seq }) => seq <= cursor)) each.done(performance.now());
    }
    pulling = false;
  };
  let opened: () => void;
  const open = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const events = listenForEvents(credentials, session, SYNC_TIMING, (headSeq) => {
    if (headSeq === null) return opened();
    wanted = Math.max(wanted, headSeq);
    void pull();
  });
  await open;
  return {
    session,
    get received() {
      return received;
    },
    has: (seq) =>
      new Promise((done) => {
        if (cursor >= seq) done(performance.now());
        else waiting.push({ seq, done });
      }),
    close: events.close,
  };
}
