import pino from 'pino';

/** The part of pino the gateway uses. Lines carry ids, counts and codes, never names, phones or documents. */
export type Logger = Pick<pino.Logger, 'info' | 'warn' | 'error'>;

/** Structured lines to stderr (or `write`); stdout belongs to the commands' answers. */
export function createLogger(write?: { write(line: string): void }): Logger {
  const options: pino.LoggerOptions = {
    base: { name: 'zhanting-gateway' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    // An error's own words may quote a value of a record; its kind and code do not.
    serializers: { err: ({ name, code }: { name?: unknown; code?: unknown }) => ({ name, code }) },
  };
  return pino(options, write ?? pino.destination({ dest: 2, sync: true }));
}
