import { parseArgs } from 'node:util';
import type { Lang } from './words.ts';

/** A mistake at the command line, shown as one line. */
export class UsageError extends Error {}

export interface Options {
  url: string;
  code: string;
  code2: string | undefined;
  withLimits: boolean;
  json: boolean;
  full: boolean;
  /** Seconds a wake-up, and a pair of cards that look alike, may take. */
  wakeWithin: number;
  pairsWithin: number;
  lang: Lang;
  /** Ids of groups; none given: all. */
  only: string[];
}

const KNOWN = {
  url: { type: 'string' },
  code: { type: 'string' },
  code2: { type: 'string' },
  only: { type: 'string' },
  lang: { type: 'string' },
  'wake-within': { type: 'string' },
  'pairs-within': { type: 'string' },
  'with-limits': { type: 'boolean' },
  json: { type: 'boolean' },
  full: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line; null when help is asked for. @throws {UsageError} */
export function readOptions(args: string[], groups: readonly string[]): Options | null {
  const values = parsed(args);
  if (values.help) return null;
  const { url, code, lang = systemLanguage() } = values;
  if (!url || !code) throw new UsageError('--url and --code are needed; --help tells more');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new UsageError(`--url is no http(s) address: ${url}`);
  if (lang !== 'zh' && lang !== 'en') throw new UsageError('--lang is zh or en');
  const only = values.only?.split(',') ?? [];
  const unknown = only.find((group) => !groups.includes(group));
  if (unknown !== undefined) throw new UsageError(`--only: no group ${unknown}; there are ${groups.join(', ')}`);
  const { code2, json = false, full = false, 'with-limits': withLimits = false } = values;
  const wakeWithin = secondsOf('wake-within', values['wake-within'], 2);
  const pairsWithin = secondsOf('pairs-within', values['pairs-within'], 20);
  return { url, code, code2, withLimits, json, full, lang, only, wakeWithin, pairsWithin };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: KNOWN, strict: true }).values;
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
}

function secondsOf(name: string, given: string | undefined, usual: number): number {
  const seconds = given === undefined ? usual : Number(given);
  if (seconds > 0 && seconds <= 600) return seconds;
  throw new UsageError(`--${name} is a number of seconds up to 600: ${given}`);
}

const systemLanguage = (): Lang => (Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en');

export const HELP = `Checks whether a gateway keeps the rules of the sync protocol, as a second client over HTTP.
It makes a few hundred test records: use codes of a test showroom.

  npm run gateway:conformance -- --url https://… --code XXXX-XXXX-XXXX [--code2 XXXX-XXXX-XXXX]

  --code2          a second code of the same showroom, for the rules that need two PCs
  --with-limits    also the rate limits and the age of a nonce (about 2 minutes more)
  --only a,b       only these groups (the enrolment is always made)
  --wake-within N  seconds a wake-up may take (2; more only over a slow line)
  --pairs-within N seconds until two cards that look alike must be told (20)
  --full           what was sent, expected and came for every rule, not only for broken ones
  --json           all of it as one JSON document
  --lang zh|en     language of the table

Exit code: 0 all kept, 1 a rule is broken, 2 wrong arguments.`;
