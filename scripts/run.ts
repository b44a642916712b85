/** `start.mjs` hands over here, under the pinned Node: builds what is stale, then does the command. */
import { build } from './build.ts';
import { runApp } from './commands/app.ts';
import { runNode } from './process.ts';

const [command = 'app', ...args] = process.argv.slice(2);

const commands: Record<string, () => Promise<number>> = {
  app: async () => {
    await build();
    return runApp(args);
  },
  gateway: async () => {
    await build({ only: 'node' });
    return runNode('dist/node/gateway.js', args);
  },
  conformance: () => runNode('gateway/conformance/main.ts', args),
  bench: async () => {
    await build();
    return runNode('tests/bench/main.ts', args);
  },
  faults: () => runNode('tests/faults/main.ts', args),
  test: async () => (await import('./commands/test.ts')).runTests(),
  pack: async () => {
    await build();
    return (await import('./commands/pack.ts')).pack();
  },
  dist: async () => {
    await build();
    return (await import('./commands/pack.ts')).installers(args);
  },
};

const wanted = commands[command];
if (!wanted) {
  console.error(`unknown command ${command}; there are ${Object.keys(commands).join(', ')}`);
  process.exit(2);
}
try {
  process.exitCode = await wanted();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
