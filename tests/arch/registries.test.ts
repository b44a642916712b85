import { expect, test } from 'vitest';
import { ENTITIES, RECORDS } from '../../db/records.ts';
import { appRouter } from '../../electron/api/router.ts';
import { syncedEntities } from '../../electron/registry.ts';
import { files, sources } from './sources.ts';

interface Registry {
  file: string;
  /** Files that each need a line in it; group 1 names the feature. */
  of: RegExp;
  line(path: string): string;
}

const fromFeature = (path: string) => path.replace(/^electron\//, '');

const registries: Registry[] = [
  { file: 'db/schema.ts', of: /^db\/([\w-]+)\/table\.ts$/, line: (path) => path.replace(/^db\//, './') },
  {
    file: 'electron/api/router.ts',
    of: /^electron\/features\/([\w-]+)\/([\w-]+-)?api\.ts$/,
    line: (path) => `../${fromFeature(path)}`,
  },
  {
    file: 'electron/registry.ts',
    of: /^electron\/features\/([\w-]+)\/([\w-]+-)?sync\.ts$/,
    line: (path) => `./${fromFeature(path)}`,
  },
  {
    file: 'renderer/app/routes.tsx',
    of: /^renderer\/features\/([\w-]+)\/pages\.tsx$/,
    line: (path) => `../${path.replace(/^renderer\//, '')}`,
  },
  {
    file: 'renderer/app/routes.tsx',
    of: /^renderer\/features\/([\w-]+)\/\w+Page\.tsx$/,
    line: (path) => `../${path.replace(/^renderer\//, '')}`,
  },
];

/** The pages of a deal stand in a file of their own. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'renderer/app/routes.tsx': [
    'renderer/app/routes.tsx',
    'renderer/app/documentRoutes.ts',
    'renderer/app/moneyRoutes.ts',
    'renderer/app/movementRoutes.ts',
    'renderer/app/priceRoutes.ts',
  ],
};
const textOf = (path: string) =>
  (FILES[path] ?? [path]).map((one) => sources.find((source) => source.path === one)?.text ?? '').join('\n');

/** Forms of a page that another page opens have no address of their own. */
const openedByAPage = (path: string) =>
  sources.some(
    (source) => source.path.startsWith('renderer/features/') && source.imports.some(({ target }) => target === path),
  );

/** A part of a feature's API hangs in the feature's own `api.ts`. */
const partOfAnApi = (path: string) =>
  sources.some(
    (source) =>
      /\/api\.ts$/.test(source.path) && source.path !== path && source.imports.some(({ target }) => target === path),
  ) && /-api\.ts$/.test(path);

test.each(registries)('$file has a line for everything it must know', ({ file, of, line }) => {
  const registry = textOf(file);
  const needed = sources.filter(({ path }) => of.test(path) && !openedByAPage(path) && !partOfAnApi(path));
  expect(needed.length).toBeGreaterThan(0);
  const missing = needed.filter(({ path }) => !registry.includes(`'${line(path)}'`));
  expect(missing.map(({ path }) => `${file} lacks a line with '${line(path)}'`)).toEqual([]);
});

test('a page stands once among the routes', () => {
  const paths = [...textOf('renderer/app/routes.tsx').matchAll(/(?:path: |inDocuments\(\s*)'([^']+)'/g)].map(
    ([, path]) => path,
  );
  expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
});

test('every feature with pages has its texts in both languages', () => {
  const features = files.flatMap((path) => /^renderer\/features\/([\w-]+)\/\w+\.tsx$/.exec(path)?.[1] ?? []);
  const texts = [...new Set(features)].flatMap((feature) =>
    ['zh-CN', 'en'].map((language) => `renderer/features/${feature}/texts.${language}.json`),
  );
  expect(texts.filter((path) => !files.includes(path))).toEqual([]);
});

test.each(ENTITIES)('%s: what travels to head office has its parts and its line everywhere', (entity) => {
  expect(
    syncedEntities.map(({ name }) => name),
    'electron/registry.ts',
  ).toContain(entity);
  const { feature } = RECORDS[entity];
  const parts = [
    `db/${feature}/table.ts`,
    `db/${feature}/model.ts`,
    `electron/features/${feature}/api.ts`,
    `tests/factories/${entity.replaceAll('_', '-')}.ts`,
  ];
  expect(parts.filter((path) => textOf(path) === '')).toEqual([]);
  // What only `plainRecord` does needs no service of its own.
  const made = textOf(`electron/features/${feature}/service.ts`) || textOf(`electron/features/${feature}/api.ts`);
  expect(made, `electron/features/${feature}/service.ts, or plainRecord in its api.ts`).toMatch(
    textOf(`electron/features/${feature}/service.ts`) ? /./ : /plainRecord\(/,
  );
  const shown = sources.filter(({ path }) => path.startsWith(`renderer/features/${feature}/`));
  expect(shown.length, `renderer/features/${feature}`).toBeGreaterThan(0);
});

test('the sync registry knows exactly what travels, in the order of a snapshot', () => {
  expect(syncedEntities.map(({ name }) => name)).toEqual(ENTITIES);
});

test('a change of a record is heard by the parts of the API that show it', () => {
  const parts = Object.keys(appRouter._def.record);
  for (const entity of ENTITIES)
    expect(parts, `db/records.ts: ${entity}.shownIn names a part of the API`).toEqual(
      expect.arrayContaining([...RECORDS[entity].shownIn]),
    );
});
