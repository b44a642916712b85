import { parseArgs } from 'node:util';
import { defaultDataDir } from './kernel/paths.ts';

export interface Flags {
  browser: boolean;
  /** Port of the browser host; 0 picks a free one. */
  port: number;
  open: boolean;
  dir: string;
  demo: boolean;
  lang: 'zh-CN' | 'en' | null;
}

export const USAGE = `npm start -- [--browser] [--port N] [--no-open] [--data DIR] [--demo] [--lang zh-CN|en]`;

/**
 * Command line of both hosts.
 * @throws Error with a line a person can act on.
 */
export function parseFlags(args: string[]): Flags {
  const { values } = parseArgs({
    args,
    options: {
      browser: { type: 'boolean', default: false },
      port: { type: 'string', default: '4780' },
      open: { type: 'boolean', default: true },
      data: { type: 'string' },
      demo: { type: 'boolean', default: false },
      lang: { type: 'string' },
    },
    allowNegative: true,
    allowPositionals: true,
    strict: true,
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port}: a number from 0 to 65535`);
  const { lang } = values;
  if (lang !== undefined && lang !== 'zh-CN' && lang !== 'en') throw new Error(`--lang ${lang}: zh-CN or en`);
  return {
    browser: values.browser,
    port,
    open: values.open,
    dir: values.data ?? defaultDataDir(),
    demo: values.demo,
    lang: lang ?? null,
  };
}
