/** The gateway as a process: the product's own, with room for many PCs of one machine in its rate limits. */
import { createGateway } from '../../../gateway/gateway.ts';

const [databaseUrl, port] = process.argv.slice(2);
const gateway = await createGateway({ databaseUrl: databaseUrl!, limits: { enrol: 1000, token: 1000, push: 10_000 } });
await gateway.listen({ port: Number(port) });
process.stdout.write('open\n');
