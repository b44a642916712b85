import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { schemaVersion } from '../db/migrate.ts';
import type { Context, Showroom } from './api/context.ts';
import { createDownloads } from './api/downloads.ts';
import { createLiveEvents } from './api/live.ts';
import { appRouter } from './api/router.ts';
import { createSessions } from './api/sessions.ts';
import { pruneFiles } from './features/attachments/prune.ts';
import { openAttachments } from './features/attachments/service.ts';
import { receiveUpload } from './features/attachments/upload.ts';
import { startBackups } from './features/backup/service.ts';
import { keepNumberMarks } from './features/documents/number-mark.ts';
import { findForgotten } from './features/follow-ups/daily.ts';
import { followVerdicts, reactivateDue } from './features/losses/daily.ts';
import { freezeMonths } from './features/reports/month-start.ts';
import { readSettings } from './features/settings/service.ts';
import { watchStaff } from './features/staff/session-watch.ts';
import { timingFrom } from './features/sync/line/timing.ts';
import { startSync } from './features/sync/service.ts';
import { startBackground } from './kernel/background.ts';
import { startCheckpoints } from './kernel/checkpoint.ts';
import { type Clock, systemClock } from './kernel/clock.ts';
import { startDaily } from './kernel/daily.ts';
import type { KeyVault } from './kernel/keys.ts';
import type { Logger } from './kernel/logger.ts';
import { appRoot, migrationsDir, rendererDir } from './kernel/paths.ts';
import { openStore } from './kernel/store.ts';
import { StoreTrouble, type TroubleKind } from './kernel/trouble.ts';
import { mending } from './mending.ts';
import { syncedEntities } from './registry.ts';
import { staticFile } from './static-files.ts';
import type { SyncTiming } from './workers/sync/timing.ts';

export interface ShowroomOptions {
  dir: string;
  log: Logger;
  clock?: Clock;
  vault?: KeyVault;
  /** Waits of the line to head office; tests shorten them. */
  timing?: Partial<SyncTiming>;
}

/** One showroom behind one fetch handler; both hosts serve exactly this. */
export interface ShowroomApp {
  /** Null while the store cannot be opened; the pages then say why (`trouble`). */
  readonly showroom: Showroom | null;
  readonly trouble: TroubleKind | null;
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

export const appVersion = (JSON.parse(readFileSync(join(appRoot, 'package.json'), 'utf8')) as { version: string })
  .version;

/** Calls in one request; a page asks for a dozen at once. */
const MOST_IN_A_BATCH = 50;

async function openShowroom(options: ShowroomOptions): Promise<Showroom> {
  const { dir, log, clock = systemClock, vault, timing = timingFrom(process.env) } = options;
  const store = await openStore({ dir, entities: syncedEntities, clock, vault });
  const live = createLiveEvents();
  store.onChange((changes) => {
    for (const { entity, id } of changes) live.emit({ kind: 'change', entity, id });
  });
  const sessions = createSessions(clock, () => readSettings(store).idleMinutes);
  const attachments = openAttachments(store, live);
  watchStaff(store, sessions);
  const sync = startSync({ store, log, live, timing, appVersion, files: attachments.desk });
  sync.onNightly(() => pruneFiles(attachments));
  const backup = startBackups({ store, log, onNightly: sync.onNightly });
  const downloads = createDownloads(() => clock.now());
  return { store, log, sessions, live, downloads, sync, backup, attachments };
}

function ticketIn(params: string): unknown {
  try {
    return (JSON.parse(params) as { ticket?: unknown } | null)?.ticket;
  } catch {
    return undefined;
  }
}

/** Answers hold personal data: no browser may keep them on its disk, take them for a page, or hand them to another site. */
function guarded(response: Response): Response {
  response.headers.set('cache-control', 'no-store');
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('cross-origin-resource-policy', 'same-origin');
  return response;
}

function contextOf(showroom: Showroom, request: Request): Context {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token) return { showroom, session: showroom.sessions.find(token, true) };
  // An EventSource cannot send headers: tRPC passes its connection parameters in the address instead.
  const params = new URL(request.url).searchParams.get('connectionParams');
  const ticket = params ? ticketIn(params) : undefined;
  return { showroom, session: typeof ticket === 'string' ? showroom.sessions.byTicket(ticket) : null };
}

async function download(showroom: Showroom, ticket: string): Promise<Response> {
  const found = showroom.downloads.take(ticket);
  const session = found && showroom.sessions.find(found.token, false);
  // The next person at this PC could still find the address in the browser's history.
  if (!session || session.locked) return new Response('Not found', { status: 404 });
  const bytes = typeof found.bytes === 'function' ? await found.bytes() : found.bytes;
  if (bytes === null) return new Response('Not found', { status: 404 });
  return new Response(bytes, {
    headers: {
      // Not the pages' whole policy: Chromium's PDF viewer could not start under it.
      'content-security-policy': `frame-ancestors 'self'`,
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'content-type': found.mime,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Opens the showroom of a data folder. Never throws for a store in trouble: the pages must be able to say so. */
export async function createShowroom(options: ShowroomOptions): Promise<ShowroomApp> {
  let showroom: Showroom | null = null;
  let trouble: TroubleKind | null = null;
  let stops: (() => unknown)[] = [];
  const schema = schemaVersion(migrationsDir);
  const mend = mending(options);

  async function open(): Promise<void> {
    try {
      showroom = await openShowroom(options);
      trouble = null;
      const { store } = showroom;
      stops = [
        keepNumberMarks(store),
        startBackground(store),
        startCheckpoints(store, options.log),
        startDaily(store, options.log, [reactivateDue, followVerdicts, findForgotten, freezeMonths]),
      ];
    } catch (error) {
      if (!(error instanceof StoreTrouble)) throw error;
      trouble = error.kind;
      options.log.error({ trouble, err: error }, 'the store cannot be opened');
    }
  }

  await open();
  return {
    get showroom() {
      return showroom;
    },
    get trouble() {
      return trouble;
    },
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname === '/healthz') {
        const status = trouble ? { status: 'trouble', trouble } : { status: 'ok' };
        return Response.json({ ...status, version: appVersion, schema }, { status: trouble ? 503 : 200 });
      }
      if (/^\/recover\b/.test(pathname)) {
        const done = await mend(request, trouble, async () => {
          await open();
          return trouble;
        });
        return done ? guarded(done) : new Response(null, { status: 404 });
      }
      if (pathname.startsWith('/api/')) {
        if (!showroom) return Response.json({ status: 'trouble', trouble }, { status: 503 });
        const opened = showroom;
        const answer = await fetchRequestHandler({
          endpoint: '/api',
          req: request,
          router: appRouter,
          createContext: () => contextOf(opened, request),
          maxBatchSize: MOST_IN_A_BATCH,
        });
        return guarded(answer);
      }
      if (pathname === '/files' && request.method === 'POST' && showroom)
        return guarded(
          await receiveUpload(showroom.attachments, showroom.log, contextOf(showroom, request).session, request),
        );
      if (pathname.startsWith('/files/') && showroom) return download(showroom, pathname.slice('/files/'.length));
      return staticFile(rendererDir, pathname);
    },
    async close() {
      await showroom?.backup.stop();
      await showroom?.sync.stop();
      for (const stop of stops) await stop();
      showroom?.store.close();
    },
  };
}
