import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** A mistake of the person at the command line, or something they must settle; shown as one line. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  'database-url': { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'trust-proxy': { type: 'string' },
  'crm-url': { type: 'string' },
  'crm-drop': { type: 'string' },
  'crm-mapping': { type: 'string' },
  store: { type: 'string' },
  name: { type: 'string' },
  operator: { type: 'string' },
  entity: { type: 'string' },
  find: { type: 'string' },
  device: { type: 'string' },
  help: { type: 'boolean' },
} as const;
type Option = keyof typeof OPTIONS;

const PLACE: readonly Option[] = ['data', 'database-url', 'help'];
const SERVE: readonly Option[] = [
  ...(['port', 'host', 'tls-cert', 'tls-key', 'trust-proxy'] as const),
  ...(['crm-url', 'crm-drop', 'crm-mapping'] as const),
];
/** What each command takes beside the place; `serve` is what runs without a command. */
const COMMANDS: Readonly<Record<string, readonly Option[]>> = {
  serve: SERVE,
  enrol: ['store', 'name', 'operator'],
  devices: [],
  records: ['store', 'entity', 'find'],
  revoke: ['device'],
  restored: [],
  migrate: [],
  'operator add': ['name'],
  'operator password': ['name'],
  'operator disable': ['name'],
  'operator list': [],
};

export interface Invocation {
  command: string;
  values: Partial<Record<Exclude<Option, 'help'>, string>> & { help?: boolean };
  /** Absolute; unused with a database URL. */
  dataDir: string;
  databaseUrl: string | undefined;
}

/** Reads the command line. @throws {UsageError} */
export function readArguments(args: string[]): Invocation {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!);
  }
  const { values, positionals } = parsed;
  const { command, name } = commandOf(positionals);
  if (name !== undefined) values.name ??= name;
  const allowed = COMMANDS[command]!;
  for (const option of Object.keys(values) as Option[]) {
    if (![...PLACE, ...allowed].includes(option)) throw new UsageError(`${command} takes no --${option}`);
    if (values[option] === '') throw new UsageError(`--${option} needs a value`);
  }
  const databaseUrl = values['database-url'];
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new UsageError('--database-url is an address such as postgres://account@host:5432/database');
  const dataDir = resolve(values.data ?? defaultDataDir());
  return { command, values, dataDir, databaseUrl };
}

/** `enrol`, or of two words `operator add`; an operator's name may simply follow. @throws {UsageError} */
function commandOf(positionals: string[]): { command: string; name?: string } {
  const [first = 'serve', second, third, ...rest] = positionals;
  if (Object.hasOwn(COMMANDS, first) && second === undefined) return { command: first };
  const pair = `${first} ${second}`;
  const known = Object.hasOwn(COMMANDS, pair) && rest.length === 0;
  if (known && third === undefined) return { command: pair };
  if (known && COMMANDS[pair]!.includes('name')) return { command: pair, name: third! };
  throw new UsageError(`unknown command: ${positionals.join(' ')}`);
}

const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });

/** The platform's application data folder. */
function defaultDataDir(): string {
  const { APPDATA, XDG_DATA_HOME } = process.env;
  const base =
    process.platform === 'win32'
      ? (APPDATA ?? join(homedir(), 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : (XDG_DATA_HOME ?? join(homedir(), '.local', 'share'));
  return join(base, 'zhanting-gateway');
}

export const HELP = `zhanting gateway: the head-office end of the showrooms' records

  gateway [--port 4790] [--host 127.0.0.1] [--tls-cert FILE --tls-key FILE]
          [--trust-proxy ADDRESS|NETWORK,…]                             proxies whose X-Forwarded-For is believed
          [--crm-url URL] [--crm-drop DIR] [--crm-mapping FILE]         serve (secret of --crm-url: ZHANTING_CRM_SECRET)
  gateway enrol --store S001 --name NAME [--operator dealer|head_office]  a single-use enrolment code, valid 24 h
  gateway devices                                                        PCs with last contact and backlog
  gateway records --store S001 --entity customer [--find TEXT]           records as JSON lines
  gateway revoke --device ID                                             stop a PC from sending
  gateway restored                                                       after restoring a backup: PCs send again
  gateway operator add NAME | password NAME | disable NAME | list        who may sign in to /console
  gateway migrate                                                        bring the database to this version and end

All take [--data DIR] or [--database-url URL], and work whether the gateway runs or not.`;
