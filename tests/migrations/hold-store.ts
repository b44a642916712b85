/** A process that opens the store of a folder and holds it until it is killed; says so in one line. */
import { open } from './scene.ts';

await open(process.argv[2]!);
process.stdout.write('open\n');
setInterval(() => undefined, 60_000);
