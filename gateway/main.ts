import { HELP, type Invocation, readArguments, UsageError } from './cli/arguments.ts';
import { OFFICE_COMMANDS } from './cli/commands.ts';
import { openOffice } from './cli/office.ts';
import { serve } from './cli/serve.ts';
import { FolderLocked } from './store/folder-lock.ts';
import { NewerSchema, OlderSchema, SCHEMA } from './store/migrate.ts';
import { holdsGateway, openDatabase } from './store/open.ts';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Under an older Node the native parts end the process without a word. */
const OLDEST_NODE = 24;

async function run(args: string[]): Promise<void> {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) < OLDEST_NODE)
    throw new UsageError(`needs Node ${OLDEST_NODE} or newer, this is ${node}; "npm run gateway" brings its own`);
  const invocation = readArguments(args);
  if (invocation.values.help) return print(HELP);
  if (invocation.command === 'migrate') {
    await (await openDatabase(invocation)).close();
    return print(`schema ${SCHEMA}`);
  }
  const command = OFFICE_COMMANDS[invocation.command];
  if (!command) return serve(invocation, print);
  if (LOOKING.has(invocation.command)) requireGateway(invocation);
  const office = await openOffice(invocation);
  try {
    await command(office, invocation.values, print);
  } finally {
    await office.close();
  }
}

/** A mistyped folder must not answer as if it were a gateway's: an operator would believe that `restored` was done. */
const LOOKING = new Set(['devices', 'records', 'revoke', 'restored']);
function requireGateway({ databaseUrl, dataDir }: Invocation): void {
  if (databaseUrl === undefined && !holdsGateway(dataDir))
    throw new UsageError(`no gateway's data in ${dataDir}; is --data right? Nothing was changed`);
}

/** One line for what a person can settle: the place, the port, the arguments, the database. */
function explain(error: unknown): string {
  if (
    error instanceof UsageError ||
    error instanceof FolderLocked ||
    error instanceof NewerSchema ||
    error instanceof OlderSchema
  )
    return error.message;
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ECONNREFUSED') return 'the database does not answer; is it running and is --database-url right?';
  return (message || String(code ?? error)).split('\n')[0]!;
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`gateway: ${explain(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
