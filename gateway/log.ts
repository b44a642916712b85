import pino from 'pino';

/** The part of pino the gateway uses. Lines carry ids, counts and codes, never names, phones or documents. */
export type Logger = Pick<pino.Logger, 'info' | 'warn' | 'error'>;

/** Structured lines to stderr; stdout belongs to the commands' answers. */
export function createLogger(): Logger {
  const options = { name: 'zhanting-gateway', base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, pino.destination({ dest: 2, sync: true }));
}
