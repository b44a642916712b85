/** Errors whose own words are about the program and not about what people typed. */
const SPEAKING = new Set(['TypeError', 'ReferenceError', 'RangeError', 'SqliteError']);
const FRAMES = 12;
/** A chain of causes is short; the bound is for one that turns in a circle. */
const CAUSES = 5;

/** What an engine quotes, and anything that could be a number or a name in Chinese. */
const withoutQuotes = (message: string): string =>
  message
    .split('\n')[0]!
    .replaceAll(/(["'`])(?![\w$.]{1,40}\1).*\1/g, '…')
    .replaceAll(/"[^"]*"/g, '…')
    .replaceAll(/[^\x20-\x7e]+|\d{4,}/g, '…')
    .slice(0, 200);

/** What an error may say in the log. */
export interface LoggedError {
  type: string;
  /** The system's or SQLite's code, or a refusal's. */
  reason: string | undefined;
  says: string | undefined;
  at: string[];
  cause: LoggedError | undefined;
}

/**
 * An error for the log: its kind, its place, its causes. Not its message, which may quote a value: a query with its
 * parameters, the JSON that could not be read, an input that did not fit; and none of its other properties.
 */
export function loggedError(error: unknown, depth = 0): LoggedError | undefined {
  if (error === undefined || error === null || depth >= CAUSES) return undefined;
  if (!(error instanceof Error))
    return { type: typeof error, reason: undefined, says: undefined, at: [], cause: undefined };
  const { name, code, kind, syscall } = error as Error & { code?: unknown; kind?: unknown; syscall?: unknown };
  const type = error.constructor.name || name;
  const reason = [code, kind].find((each) => typeof each === 'string' && /^[\w.-]{1,60}$/.test(each)) as
    | string
    | undefined;
  const speaks = SPEAKING.has(type) || typeof syscall === 'string';
  return {
    type,
    reason,
    says: speaks ? withoutQuotes(error.message) : undefined,
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, FRAMES)
      .map((line) => line.trim()),
    cause: loggedError(error.cause, depth + 1),
  };
}
