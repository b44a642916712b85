import { expect, test } from 'vitest';
import { FACTS, featureOrder, type Room, rooms } from './rooms.ts';
import { type Import, importsOf, isTest, type Source, sources } from './sources.ts';

/** Tests beside the code may use the harness and whatever they test. */
const code = sources.filter(({ path }) => !isTest(path));
const roomOf = (path: string): Room | undefined => rooms.find(({ files }) => files.test(path));
const some = (patterns: RegExp[] | undefined, text: string) => (patterns ?? []).some((pattern) => pattern.test(text));

function allowed(room: Room, path: string, { target, ours, typeOnly }: Import): boolean {
  if (!ours) return room.packages.test(target);
  if (FACTS.test(target)) return true;
  // Texts and styles belong to whoever stands next to them.
  if (/\.(json|css)$/.test(target) && roomOf(target) === room) return true;
  if (room.files.test(target) && roomOf(target) === room)
    return room.apart === undefined || room.apart.exec(target)?.[1] === room.apart.exec(path)?.[1];
  return some(room.mayImport, target) || (typeOnly && some(room.typesOf, target));
}

const offences = (of: readonly Source[]): string[] =>
  of.flatMap(({ path, imports }) => {
    const room = roomOf(path);
    if (!room) return [`${path} stands in no room`];
    return imports
      .filter((each) => !allowed(room, path, each))
      .map(({ target, typeOnly }) => `${path} (${room.name}) must not import ${target}${typeOnly ? ' (types)' : ''}`);
  });

test('every file stands in a room and imports only what its room may', () => {
  expect(code.length).toBeGreaterThan(200);
  expect(offences(code)).toEqual([]);
});

test.each([
  ['db/visits/model.ts', `import { app } from 'electron';`],
  ['db/visits/rules.ts', `import { readFileSync } from 'node:fs';`],
  ['db/visits/rules.ts', `import { visit } from './table.ts';`],
  ['db/money/vat.ts', `import { quotePrice } from '../pricing/quote-price.ts';`],
  ['db/pricing/ladder.ts', `import { vehicleFields } from '../vehicles/model.ts';`],
  ['electron/kernel/write.ts', `import { x } from '../features/visits/service.ts';`],
  ['electron/features/visits/service.ts', `import { app } from 'electron';`],
  ['electron/workers/sync/main.ts', `import { openStore } from '../../kernel/store.ts';`],
  ['gateway/store/rows.ts', `import { textsOf } from '../push/merge.ts';`],
  ['gateway/pull/pull.ts', `import { settle } from '../push/settle.ts';`],
  ['gateway/push/push.ts', `import { handle } from '../http/handle.ts';`],
  ['gateway/http/server.ts', `import type { Store } from '../../electron/kernel/store.ts';`],
  ['renderer/features/visits/BoardPage.tsx', `import { Card } from '../customers/Card.tsx';`],
  ['renderer/features/visits/BoardPage.tsx', `const x = import('../../../electron/kernel/store.ts');`],
  ['renderer/lib/trpc.ts', `import {\n  appRouter,\n} from '../../electron/api/router.ts';`],
  ['electron/features/common/x.ts', `export * from '../../shell/tray.ts';`],
])('the check sees a wrong import in %s: %s', (path, text) => {
  expect(offences([{ path, text, lines: 1, imports: importsOf(path, text) }])).toHaveLength(1);
});

const featureOf = (path: string) => /^electron\/features\/([\w-]+)\//.exec(path)?.[1];

test('a feature calls only features before it', () => {
  const back = code.flatMap(({ path, imports }) => {
    const from = featureOf(path);
    if (!from) return [];
    return imports.flatMap(({ target }) => {
      const to = featureOf(target);
      return to && featureOrder.indexOf(to) > featureOrder.indexOf(from) ? [`${path} calls back ${target}`] : [];
    });
  });
  expect(back).toEqual([]);
  const known = new Set(code.map(({ path }) => featureOf(path)).filter(Boolean));
  expect([...known].filter((feature) => !featureOrder.includes(feature!))).toEqual([]);
});
