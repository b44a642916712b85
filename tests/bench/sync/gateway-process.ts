/** The gateway in a process of its own, as an operator runs it, but with the limits per minute out of the way. */
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import type { GatewayPlace } from '../../harness/gateway.ts';

/** What the bench asks of it. */
export type Order = { open: GatewayPlace['options'] } | { codesFor: string[] } | { close: true };

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const MANY = 1_000_000;
const limits = { enrol: MANY, token: MANY, push: MANY, reconcile: MANY, login: MANY };
let gateway: Gateway;

async function answer(order: Order): Promise<unknown> {
  if ('open' in order) {
    gateway = await createGateway({ ...order.open, log: silent, limits });
    return (await gateway.listen()).url;
  }
  if ('codesFor' in order) {
    const codes: string[] = [];
    for (const storeId of order.codesFor) codes.push(await gateway.enrol({ storeId, name: '压测店' }));
    return codes;
  }
  await gateway.close();
  process.disconnect();
  return null;
}

process.on('message', (order: Order) => {
  void answer(order).then(
    (value) => process.connected && process.send!({ value }),
    (error: unknown) => process.send!({ error: String(error) }),
  );
});
// The bench ended in an error.
process.on('disconnect', () => setTimeout(() => process.exit(), 10_000).unref());
