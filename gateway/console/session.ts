import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Incoming } from '../http/routes.ts';
import type { Queryable } from '../store/database.ts';
import { openSession, type SignedIn, touchSession } from '../store/operator-sessions.ts';
import { isEncrypted } from './guard.ts';

const SESSION = 'zhanting_console';
const LANGUAGE = 'zhanting_lang';

/** What the browser brought along. */
export interface Cookies {
  session: string | undefined;
  language: string | undefined;
}

export function cookiesOf(request: Request): Cookies {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/).map((pair) => pair.split('=') as [string, string]);
  const values = new Map(pairs);
  return { session: values.get(SESSION), language: values.get(LANGUAGE) };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The key a session is kept under. */
export const sessionKey = (token: string): string => sha256(token);

/** Who is signed in, or null. */
export async function signedIn(database: Queryable, { session }: Cookies, now: number): Promise<SignedIn | null> {
  return session && /^[\w-]{43}$/.test(session) ? touchSession(database, sessionKey(session), now) : null;
}

/** Starts a session. @returns the token for the cookie */
export async function startSession(tx: Queryable, operatorId: string, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await openSession(tx, sessionKey(token), operatorId, now);
  return token;
}

/** The secret that a session's own forms carry; another site's page cannot know it. */
export const formSecret = (token: string): string => sha256(`form ${token}`);

export function isFormSecret(token: string, given: string | null): boolean {
  const [expected, got] = [Buffer.from(formSecret(token)), Buffer.from(given ?? '')];
  return expected.length === got.length && timingSafeEqual(expected, got);
}

/** The cookie that carries a session, out of reach of scripts and other sites; an empty token ends it. */
export function sessionCookie(incoming: Incoming, token: string): string {
  return cookie(incoming, SESSION, token, token === '' ? 0 : null);
}

export function languageCookie(incoming: Incoming, language: string): string {
  return cookie(incoming, LANGUAGE, language, 365 * 86_400);
}

function cookie(incoming: Incoming, name: string, value: string, maxAge: number | null): string {
  const parts = [`${name}=${value}`, 'Path=/console', 'SameSite=Strict', 'HttpOnly'];
  if (maxAge !== null) parts.push(`Max-Age=${maxAge}`);
  if (isEncrypted(incoming)) parts.push('Secure');
  return parts.join('; ');
}
