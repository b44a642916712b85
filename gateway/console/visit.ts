import type { Setting } from '../http/setting.ts';
import type { SignedIn } from '../store/operator-sessions.ts';
import type { Html } from './html.ts';
import type { TextKey, Words } from './words.ts';

/** One signed-in operator's request, as pages get it. */
export interface Visit {
  setting: Setting;
  url: URL;
  now: number;
  words: Words;
  operator: SignedIn;
  /** Address, for the operators' log. */
  ip: string;
  /** Fields of a sent form; empty for a page that is only looked at. */
  form: URLSearchParams;
  /** Hidden field every form must carry. */
  secret: Html;
}

/** What a page shows; the frame is put around it. */
export interface Shown {
  title: string;
  body: Html;
  status?: number;
}

/** A page to look at, or where to go after a form did its work. */
export type Page = (visit: Visit) => Promise<Shown | Response>;

/** After a form: to another page, which says what was done. */
export function goTo(path: string, done?: TextKey): Response {
  const location = done ? `${path}${path.includes('?') ? '&' : '?'}done=${done}` : path;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
