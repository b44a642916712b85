import type { Incoming } from '../http/routes.ts';

/**
 * Whether passwords may travel here: over TLS, or without leaving this machine. A TLS proxy on this machine says in
 * `x-forwarded-proto` what it speaks, and one that names its client but not that may speak anything; a proxy elsewhere would send
 * them over the network in the open.
 */
export function isPrivateLine({ request, caller }: Incoming): boolean {
  if (request.url.startsWith('https:')) return true;
  const forwarded = request.headers.get('x-forwarded-proto');
  const proxied = request.headers.has('x-forwarded-for');
  return caller.local === true && (forwarded === 'https' || (forwarded === null && !proxied));
}

/** Whether the browser itself speaks TLS, so that its cookies can be held to it. */
export function isEncrypted({ request, caller }: Incoming): boolean {
  return (
    request.url.startsWith('https:') || (caller.local === true && request.headers.get('x-forwarded-proto') === 'https')
  );
}

/** Whether a form was sent from a page of ours: the browser says so, or its origin is the address it was sent to. */
export function isOwnForm({ request }: Incoming): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
}

/** Nothing but our own stylesheet and icon; no scripts at all, no frames, no other site's forms. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Not `no-referrer`: it would take the origin from our own forms as well.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
