import pg from 'pg';

/** Short messages between the gateways that share a database. */
export interface Channel {
  /** Sends soon; of several messages about one subject only the last. */
  tell(subject: string, payload: string): void;
  close(): Promise<void>;
}

/** What is heard over a channel. */
export interface Ears {
  hear(payload: string): void;
  /** The channel was (re)opened: messages before that were not heard. */
  missed(): void;
}

/** Messages of this long go out together: NOTIFY takes a lock over the whole database server. */
const GATHER_MS = 20;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** LISTEN on a connection of its own, opened again whenever it breaks. */
export function openChannel(pool: pg.Pool, url: string, name: string, { hear, missed }: Ears): Channel {
  let closed = false;
  let pause = FIRST_PAUSE_MS;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let gathering: NodeJS.Timeout | undefined;
  const waiting = new Map<string, string>();

  const open = async (): Promise<void> => {
    const opened = new pg.Client({
      connectionString: url,
      keepAlive: true,
      // Nothing is ever sent on it: without a word from the system a connection cut off silently would stay deaf for two hours.
      keepAliveInitialDelayMillis: 30_000,
      connectionTimeoutMillis: 10_000,
    });
    client = opened;
    let broken = false;
    const again = (): void => {
      if (broken || closed) return;
      broken = true;
      void opened.end().catch(() => undefined);
      retry = setTimeout(() => void open(), pause);
      retry.unref();
      pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    };
    opened.on('error', again);
    opened.on('end', again);
    opened.on('notification', ({ payload }) => hear(payload ?? ''));
    try {
      await opened.connect();
      await opened.query(`LISTEN "${name}"`);
      pause = FIRST_PAUSE_MS;
      missed();
    } catch {
      again();
    }
  };
  const opening = open();

  const send = (): void => {
    gathering = undefined;
    const payloads = [...waiting.values()];
    waiting.clear();
    // Lost when the database is away; whoever listens then looks for itself once it is back.
    pool
      .query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS t(payload)', [name, payloads])
      .catch(() => undefined);
  };
  return {
    tell: (subject, payload) => {
      waiting.set(subject, payload);
      gathering ??= setTimeout(send, GATHER_MS);
    },
    close: async () => {
      closed = true;
      clearTimeout(retry);
      clearTimeout(gathering);
      await opening;
      await client?.end().catch(() => undefined);
    },
  };
}
