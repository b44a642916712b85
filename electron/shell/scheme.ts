import { protocol } from 'electron';
import { loadingPage } from './loading.ts';
import { LOADING_PATH, SCHEME } from './origin.ts';
import type { Language } from './texts.ts';

/**
 * Makes `app://` a scheme like https to the page: an origin of its own, secure, with fetch and streams (live events).
 * Must run before the app is ready. `corsEnabled` stays off: no other origin may ask this one anything.
 */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: false };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Answers every address of the scheme with the showroom's handler, the loading page with this module's own. */
export function answerScheme(language: Language, handler: (request: Request) => Promise<Response>): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'showroom') return new Response('Not found', { status: 404 });
    if (pathname === LOADING_PATH) return loadingPage(language);
    return handler(request);
  });
}
