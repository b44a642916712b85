import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { loggedError } from './log-error.ts';

export type { Logger };

const MAX_BYTES = 5 * 1024 * 1024;

/** Keys whose values must never reach a log, whatever object they come in. */
const SECRET = [
  'password',
  'token',
  'ticket',
  'key',
  'code',
  'name',
  'mobile',
  'phone',
  'idNo',
  'vin',
  'body',
  'patch',
];

/**
 * The app's log: JSON lines in `<dir>/zhanting.log`, one older file kept, no personal data. Pass ids and codes, never
 * what people typed; known sensitive keys are blanked as a second line of defence.
 */
export function createLogger(dir: string): Logger {
  // Often the first to make the data folder: nobody else's to look into.
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, 'zhanting.log');
  try {
    if (statSync(file).size > MAX_BYTES) renameSync(file, join(dir, 'zhanting.1.log'));
  } catch {
    // First start: there is no log to rotate.
  }
  return pino(
    {
      base: null,
      serializers: { err: (error: unknown) => loggedError(error) },
      redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`]), censor: '…' },
    },
    { write: lineWriter(file) },
  );
}

/** Appends lines; a disk that takes none (full, closed to us) loses them and must never end the app. It is tried again with the next. */
function lineWriter(file: string): (line: string) => void {
  let stream: WriteStream | null = null;
  const open = (): WriteStream => {
    const opened = createWriteStream(file, { flags: 'a', mode: 0o600 });
    opened.on('error', () => {
      if (stream === opened) stream = null;
    });
    return opened;
  };
  return (line) => {
    stream ??= open();
    stream.write(line);
  };
}

export const silentLogger = (): Logger => pino({ enabled: false });
