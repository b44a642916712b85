import { randomBytes } from 'node:crypto';

export interface Download {
  /** Large ones are read when they are fetched: null when they cannot be any more. */
  bytes: Uint8Array<ArrayBuffer> | (() => Promise<Uint8Array<ArrayBuffer> | null>);
  mime: string;
  /** Name the browser proposes. */
  name: string;
  /** Token of the session it was made in: gone with it, and shut while its screen is locked. */
  token: string;
}

/** Links live this long: enough to preview, print and save. */
const LIFE_MS = 10 * 60_000;
const MOST = 20;

/**
 * Prints and exports waiting to be fetched at `/files/<ticket>`. The ticket is unguessable and short-lived, because a PDF
 * viewer or a download cannot send the session's header.
 */
export interface Downloads {
  offer(download: Download): { url: string };
  take(ticket: string): Download | null;
}

export function createDownloads(now: () => number): Downloads {
  const waiting = new Map<string, { download: Download; until: number }>();
  return {
    offer(download) {
      for (const [ticket, { until }] of waiting) if (until < now() || waiting.size >= MOST) waiting.delete(ticket);
      const ticket = randomBytes(24).toString('base64url');
      waiting.set(ticket, { download, until: now() + LIFE_MS });
      return { url: `/files/${ticket}` };
    },
    take(ticket) {
      const found = waiting.get(ticket);
      return found && found.until >= now() ? found.download : null;
    },
  };
}
