import { z } from 'zod';
import { operatorName } from '../console/accounts.ts';
import { enrolOrder } from '../devices/enrol.ts';
import { entityName, operatorKind } from '../protocol.ts';
import { type Invocation, UsageError } from './arguments.ts';
import { deviceTable } from './device-table.ts';
import type { Office } from './office.ts';

type Print = (line: string) => void;
type Command = (office: Office, values: Invocation['values'], print: Print) => Promise<void>;

/** Commands that look into or change a gateway; what a script reads stands alone on the last line. */
export const OFFICE_COMMANDS: Readonly<Record<string, Command>> = {
  enrol: async (office, { store, name, operator }, print) => {
    const order = enrolOrder.safeParse({ storeId: need(store, 'store'), name: need(name, 'name'), operator });
    if (!order.success) throw new UsageError(mistakeIn(order.error.issues[0]!));
    const code = await office.enrol(order.data);
    print(`enrolment code for ${order.data.storeId} ${order.data.name}, one PC, valid 24 h:`);
    print(code);
  },
  devices: async (office, _values, print) => {
    for (const line of deviceTable(await office.devices(), Date.now())) print(line);
  },
  records: async (office, { store, entity, find }, print) => {
    const kind = entityName.safeParse(entity ?? 'customer');
    if (!kind.success) throw new UsageError(`--entity is one of ${entityName.options.join(', ')}`);
    const records = await office.records(need(store, 'store'), kind.data, find);
    if (records.length === 0 && !(await office.devices()).some(({ storeId }) => storeId === store))
      throw new UsageError(`no PC of a showroom ${store} is known here; "gateway devices" lists those that are`);
    for (const record of records) print(JSON.stringify(record));
  },
  revoke: async (office, { device }, print) => {
    const id = z.uuid().safeParse(need(device, 'device'));
    if (!id.success || !(await office.revoke(id.data))) throw new UsageError(`no active device ${device}`);
    print(`revoked ${device}`);
  },
  restored: async (office, _values, print) => {
    print(`new gateway epoch ${await office.restored()}; PCs will send their retained operations again`);
  },
  'operator add': async (office, { name }, print) => {
    const password = await office.addOperator(accountOf(name));
    if (password === null) throw new UsageError(`there is an operator ${name} already`);
    print(`one-time password of ${name}; at the first sign-in they choose their own:`);
    print(password);
  },
  'operator password': async (office, { name }, print) => {
    const password = await office.renewOperator(accountOf(name));
    if (password === null) throw new UsageError(`no operator ${name}`);
    print(`one-time password of ${name}; sessions of before have ended:`);
    print(password);
  },
  'operator disable': async (office, { name }, print) => {
    if (!(await office.disableOperator(accountOf(name)))) throw new UsageError(`no active operator ${name}`);
    print(`disabled ${name}`);
  },
  'operator list': async (office, _values, print) => {
    for (const { name, disabledAt, lastSignInAt } of await office.operators()) {
      const seen = lastSignInAt === null ? 'never signed in' : `signed in ${new Date(lastSignInAt).toISOString()}`;
      print(`${name}  ${disabledAt === null ? seen : 'disabled'}`);
    }
  },
};

const mistakeIn = ({ path, message }: z.core.$ZodIssue): string =>
  path[0] === 'operator' ? `--operator is one of ${operatorKind.options.join(', ')}` : message;

function accountOf(name: string | undefined): string {
  const account = operatorName.safeParse(need(name, 'name'));
  if (!account.success) throw new UsageError(account.error.issues[0]!.message);
  return account.data;
}

function need(value: string | undefined, option: string): string {
  if (value === undefined) throw new UsageError(`--${option} is needed`);
  return value;
}
