import { expect, test } from 'vitest';
import { syncedEntities } from '../../electron/registry.ts';
import { type EntityName, entityName } from '../../gateway/protocol.ts';
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
    of: /^renderer\/features\/([\w-]+)\/\w+Page\.tsx$/,
    line: (path) => `../${path.replace(/^renderer\//, '')}`,
  },
];

const textOf = (path: string) => sources.find((source) => source.path === path)?.text ?? '';

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

test('every feature with pages has its texts in both languages', () => {
  const features = files.flatMap((path) => /^renderer\/features\/([\w-]+)\/\w+\.tsx$/.exec(path)?.[1] ?? []);
  const texts = [...new Set(features)].flatMap((feature) =>
    ['zh-CN', 'en'].map((language) => `renderer/features/${feature}/texts.${language}.json`),
  );
  expect(texts.filter((path) => !files.includes(path))).toEqual([]);
});

/** Where the parts of an entity live, when not in a feature of its own name. */
const homes: Partial<Record<EntityName, Partial<Record<'db' | 'feature' | 'sync' | 'pages', string>>>> = {
  staff: { db: 'staff', feature: 'staff', pages: 'staff' },
  showroom_day: { db: 'visits', feature: 'visits', sync: 'visits/day-sync.ts', pages: 'visits' },
};

test.each(entityName.options)('%s: what travels to head office has its parts and its line everywhere', (entity) => {
  expect(
    syncedEntities.map(({ name }) => name),
    'electron/registry.ts',
  ).toContain(entity);
  const plural = `${entity}s`;
  const { db = plural, feature = plural, sync = `${feature}/sync.ts`, pages = plural } = homes[entity] ?? {};
  const parts = [
    `db/${db}/table.ts`,
    `db/${db}/model.ts`,
    `electron/features/${feature}/api.ts`,
    `electron/features/${feature}/service.ts`,
    `electron/features/${sync}`,
    `tests/factories/${entity.replace('_', '-')}.ts`,
  ];
  expect(parts.filter((path) => textOf(path) === '')).toEqual([]);
  const shown = sources.filter(({ path }) => path.startsWith(`renderer/features/${pages}/`));
  expect(shown.length, `renderer/features/${pages}`).toBeGreaterThan(0);
});

test('what the registry knows is exactly what the wire knows', () => {
  expect(syncedEntities.map(({ name }) => name).sort()).toEqual([...entityName.options].sort());
});
