import { TransportError } from '../errors.ts';
import type { Incoming } from '../http/routes.ts';
import type { Setting } from '../http/setting.ts';
import type { SignedIn } from '../store/operator-sessions.ts';
import { isOwnForm, isPrivateLine, PAGE_HEADERS } from './guard.ts';
import { html } from './html.ts';
import { type Frame, page } from './layout.ts';
import { complaint, refusedLine } from './pages/complaint.ts';
import { PAGES } from './pages/pages.ts';
import { signIn, signInPage, signOut } from './pages/sign-in.ts';
import { cookiesOf, formSecret, isFormSecret, languageCookie, signedIn } from './session.ts';
import { ICON, STYLE } from './style.ts';
import { goTo, type Visit } from './visit.ts';
import { languageOf, wordsIn } from './words.ts';

/** Sent forms hold a name or two. */
const LONGEST_FORM = 16_384;

/** Whether a request is the console's to answer: its own addresses, and a person's browser that was given none. */
export function isConsole(request: Request, pathname: string): boolean {
  if (pathname === '/') return request.headers.get('accept')?.startsWith('text/html') === true;
  return pathname === '/console' || pathname.startsWith('/console/');
}

/** Answers the operators' console: HTML pages, never by throwing what a page can say. */
export async function answerConsole(setting: Setting, incoming: Incoming): Promise<Response> {
  const { request, now } = incoming;
  const url = new URL(request.url);
  const file = request.method === 'GET' ? FILES[url.pathname] : undefined;
  if (file) return new Response(file.text, { headers: { ...PAGE_HEADERS, ...file.headers } });
  const chosen = url.searchParams.get('lang');
  if (request.method === 'GET' && chosen !== null) return changeLanguage(incoming, url, chosen);
  // Somebody goes back to, or loads again, the page a sign-in was answered on.
  const again = request.method === 'GET' && url.pathname === '/console/sign-in';
  if (url.pathname === '/' || again) return goTo('/console');
  const cookies = cookiesOf(request);
  const words = wordsIn(languageOf(cookies.language));
  const frame: Frame = { words, url, now, operator: null, secret: null };
  if (!isPrivateLine(incoming)) return refusedLine(frame);
  try {
    const operator = await signedIn(setting.database, cookies, now);
    const form = new URLSearchParams();
    if (request.method === 'POST') {
      const text = await request.text();
      if (text.length > LONGEST_FORM || !isOwnForm(incoming)) return complaint(frame, 'error.form', 403);
      for (const [name, value] of new URLSearchParams(text)) form.append(name, value);
      if (url.pathname === '/console/sign-in') return await signIn(setting, incoming, frame, form);
    }
    if (operator === null || cookies.session === undefined) {
      const ended = cookies.session && !url.searchParams.has('done') ? words.t('signIn.ended') : '';
      return await signInPage(setting, frame, ended);
    }
    const secret = html`<input type="hidden" name="secret" value="${formSecret(cookies.session)}">`;
    if (request.method === 'POST' && !isFormSecret(cookies.session, form.get('secret')))
      return complaint({ ...frame, operator, secret }, 'error.form', 403);
    if (request.method === 'POST' && url.pathname === '/console/sign-out')
      return await signOut(setting, incoming, operator, cookies.session);
    return await visited({ ...frame, operator, secret }, request.method, {
      ...{ setting, url, now, words, operator, form, secret },
      ip: incoming.caller.ip,
    });
  } catch (error) {
    if (error instanceof TransportError && error.code === 'too_many_requests')
      return signInPage(setting, frame, words.t('signIn.wait', { n: error.retryAfter ?? 60 }), 429);
    setting.log.error({ name: (error as Error).name, route: url.pathname }, 'console request failed');
    return complaint(frame, 'error.unavailable', 503);
  }
}

/** A page for somebody who is signed in; with a one-time password only the page that replaces it. */
async function visited(frame: Frame & { operator: SignedIn }, method: string, visit: Visit): Promise<Response> {
  const { pathname } = visit.url;
  if (frame.operator.mustChange && pathname !== '/console/password') return goTo('/console/password');
  const answer = PAGES[`${method} ${pathname}`];
  // The same of a form that was answered at an address of its own: its page is one up.
  if (!answer && PAGES[`POST ${pathname}`]) return goTo(pathname.slice(0, pathname.lastIndexOf('/')));
  if (!answer) return complaint(frame, 'error.missing', 404);
  const shown = await answer(visit);
  return shown instanceof Response ? shown : page(frame, shown.title, shown.body, shown.status);
}

const cached = (type: string) => ({ 'content-type': type, 'cache-control': 'max-age=3600' });
const FILES: Readonly<Record<string, { text: string; headers: Record<string, string> }>> = {
  '/console/style.css': { text: STYLE, headers: cached('text/css; charset=utf-8') },
  '/console/icon.svg': { text: ICON, headers: cached('image/svg+xml') },
};

function changeLanguage(incoming: Incoming, url: URL, chosen: string): Response {
  url.searchParams.delete('lang');
  const answer = goTo(`${url.pathname}${url.search}`);
  answer.headers.set('set-cookie', languageCookie(incoming, languageOf(chosen)));
  return answer;
}
