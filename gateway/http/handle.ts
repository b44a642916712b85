import { ATTACHMENT_ROUTES } from '../attachments/routes.ts';
import { answerConsole, isConsole } from '../console/answer.ts';
import { authenticate } from '../devices/token.ts';
import { TransportError } from '../errors.ts';
import { admin } from './admin.ts';
import { errorAnswer, json } from './answer.ts';
import { PUBLIC_ROUTES } from './public.ts';
import { type Closed, DEVICE_ROUTES, OPEN_ROUTES } from './routes.ts';
import type { Caller } from './server.ts';
import type { Setting } from './setting.ts';

/** Answers any request and counts it; always JSON (or Prometheus text, or a page of the console), never by throwing. */
export async function handle(setting: Setting, request: Request, caller: Caller, now: number): Promise<Response> {
  const started = performance.now();
  const { pathname } = new URL(request.url);
  const response = await answer(setting, request, pathname, caller, now);
  setting.traffic.note(labelOf(request, pathname), response.status, performance.now() - started);
  return response;
}

async function answer(
  setting: Setting,
  request: Request,
  pathname: string,
  caller: Caller,
  now: number,
): Promise<Response> {
  try {
    const route = `${request.method} ${pathname}`;
    if (isConsole(request, pathname)) return await answerConsole(setting, { request, caller, now });
    const incoming = { request, caller, now };
    const shown = PUBLIC_ROUTES[route];
    if (shown) return await shown(setting, now);
    if (route.includes(' /admin/')) return json(await admin(setting, incoming, route));
    const open = OPEN_ROUTES[route];
    if (open) return json(await open(setting, incoming));
    const closed = closedRoute(request.method, pathname);
    if (!closed) throw new TransportError('not_found');
    const device = await authenticate(setting.database, setting.tokenSecret, request.headers.get('authorization'), now);
    const answered = await closed(setting, incoming, device);
    return answered instanceof Response ? answered : json(answered);
  } catch (error) {
    return errorAnswer(error, setting.log);
  }
}

function closedRoute(method: string, pathname: string): Closed | undefined {
  return /^\/v1\/attachments\/[0-9a-f]{64}$/.test(pathname)
    ? ATTACHMENT_ROUTES[method]
    : DEVICE_ROUTES[`${method} ${pathname}`];
}

/** The route as a label: what strangers make up is all one. */
function labelOf(request: Request, pathname: string): string {
  const { method } = request;
  if (isConsole(request, pathname)) return 'console';
  if (pathname.startsWith('/admin/')) return 'admin';
  if (pathname.startsWith('/v1/attachments/')) return `${method} /v1/attachments`;
  const route = `${method} ${pathname}`;
  return [PUBLIC_ROUTES, OPEN_ROUTES, DEVICE_ROUTES].some((routes) => Object.hasOwn(routes, route)) ? route : 'other';
}
