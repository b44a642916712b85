import { type Flags, parseFlags } from '../flags.ts';

const WITH_VALUE: ReadonlySet<string> = new Set(['--data', '--port', '--lang']);
const ALONE: ReadonlySet<string> = new Set(['--demo', '--browser', '--open', '--no-open']);

/** This app's own flags among what the system and Chromium put on the command line (`--no-sandbox`, `.`, …). */
export function ownArguments(argv: readonly string[]): string[] {
  return argv.flatMap((argument, i) => {
    const name = argument.split('=', 1)[0]!;
    if (ALONE.has(argument)) return [argument];
    if (!WITH_VALUE.has(name)) return [];
    if (argument !== name) return [argument];
    const value = argv[i + 1];
    return value === undefined ? [argument] : [argument, value];
  });
}

/** The flags both hosts share, read from the desktop's command line. @throws Error with a line a person can act on. */
export const shellFlags = (argv: readonly string[]): Flags => parseFlags(ownArguments(argv));
