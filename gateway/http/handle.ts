import { authenticate } from '../devices/token.ts';
import { TransportError } from '../errors.ts';
import { admin } from './admin.ts';
import { errorAnswer, json } from './answer.ts';
import { PUBLIC_ROUTES } from './public.ts';
import { DEVICE_ROUTES, OPEN_ROUTES } from './routes.ts';
import type { Caller } from './server.ts';
import type { Setting } from './setting.ts';

/** Answers any request, always JSON (or Prometheus text), never by throwing. */
export async function handle(setting: Setting, request: Request, caller: Caller, now: number): Promise<Response> {
  try {
    const route = `${request.method} ${new URL(request.url).pathname}`;
    const incoming = { request, caller, now };
    const shown = PUBLIC_ROUTES[route];
    if (shown) return await shown(setting, now);
    if (route.includes(' /admin/')) return json(await admin(setting, incoming, route));
    const open = OPEN_ROUTES[route];
    if (open) return json(await open(setting, incoming));
    const closed = DEVICE_ROUTES[route];
    if (!closed) throw new TransportError('not_found');
    const device = await authenticate(setting.database, setting.tokenSecret, request.headers.get('authorization'), now);
    return json(await closed(setting, incoming, device));
  } catch (error) {
    return errorAnswer(error, setting.log);
  }
}
