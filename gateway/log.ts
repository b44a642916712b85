import pino from 'pino';

/** The part of pino the gateway uses. Lines carry ids, counts and codes, never names, phones or documents. */
export type Logger = Pick<pino.Logger, 'info' | 'warn' | 'error'>;

/** Structured lines to stdout. */
export function createLogger(): Logger {
  return pino({ name: 'zhanting-gateway', base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
