import type { SignedIn } from '../store/operator-sessions.ts';
import { VERSION } from '../version.ts';
import { PAGE_HEADERS } from './guard.ts';
import { type Html, html } from './html.ts';
import { exact } from './moment.ts';
import type { TextKey, Words } from './words.ts';

/** What stands around a page. Without an operator there is no menu: the sign-in page, refusals. */
export interface Frame {
  words: Words;
  url: URL;
  now: number;
  operator: SignedIn | null;
  secret: Html | null;
}

const MENU: readonly { path: string; key: TextKey }[] = [
  { path: '/console', key: 'nav.stores' },
  { path: '/console/refusals', key: 'nav.refusals' },
  { path: '/console/parked', key: 'nav.parked' },
  { path: '/console/transfers', key: 'nav.transfers' },
  { path: '/console/crm', key: 'nav.crm' },
  { path: '/console/operators', key: 'nav.operators' },
  { path: '/console/log', key: 'nav.log' },
];
/** What a page says after a form did its work; only these, so that no link can put words into our mouth. */
const DONE: readonly TextKey[] = ['done.revoked', 'done.parked', 'done.crm', 'done.password', 'done.disabled'];

/** A whole page. */
export function page(frame: Frame, title: string, body: Html, status = 200): Response {
  const { words, url, operator } = frame;
  const done = DONE.find((key) => key === url.searchParams.get('done'));
  const markup = html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${words.t('brand')}</title>
<link rel="stylesheet" href="/console/style.css?${VERSION}">
<link rel="icon" href="/console/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#content">${words.t('skip')}</a>
<header class="bar">
<a class="brand" href="/console">${words.t('brand')}</a>
${operator && !operator.mustChange && menu(words, url)}
<div class="me">${language(words, url)}${operator && account(frame, operator)}</div>
</header>
<main id="content"${operator ? html`` : html` class="narrow"`}>
${done ? html`<p class="done" role="status">${words.t(done)}</p>` : null}
${body}
</main>
</body>
</html>`;
  return new Response(markup.text, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...PAGE_HEADERS },
  });
}

function menu(words: Words, url: URL): Html {
  const here = ['/console/store', '/console/enrol', '/console/revoke'].includes(url.pathname)
    ? '/console'
    : url.pathname;
  const links = MENU.map(
    ({ path, key }) =>
      html`<a href="${path}"${path === here ? html` aria-current="page"` : html``}>${words.t(key)}</a>`,
  );
  return html`<nav aria-label="${words.t('nav.main')}">${links}</nav>`;
}

function language(words: Words, url: URL): Html {
  const target = new URL(url);
  target.searchParams.delete('done');
  target.searchParams.set('lang', words.language === 'en' ? 'zh-CN' : 'en');
  const other = words.language === 'en' ? 'zh-CN' : 'en';
  return html`<a href="${target.pathname}${target.search}" lang="${other}">${words.t('language.other')}</a>`;
}

function account({ words, secret }: Frame, operator: SignedIn): Html {
  return html`<a href="/console/password" title="${words.t('password.link')}">${operator.name}</a>
<form method="post" action="/console/sign-out">${secret}<button class="plain">${words.t('signOut')}</button></form>`;
}

/** Title, one line of what the page holds, and its one primary action. */
export function heading(title: string, lead: string | Html, action: Html | null = null): Html {
  return html`<div class="heading"><div><h1>${title}</h1><p class="lead">${lead}</p></div>${action}</div>`;
}

/** When the page was made, and how to see it anew. */
export function asOf({ words, now, url }: Pick<Frame, 'words' | 'now' | 'url'>): Html {
  const fresh = new URL(url);
  fresh.searchParams.delete('done');
  return html`<p class="as-of">${words.t('asOf', { time: exact(now) })} · <a href="${fresh.pathname}${fresh.search}">${words.t('refresh')}</a></p>`;
}
