import { expect, test } from 'vitest';
import { syncedEntities } from '../../electron/registry.ts';
import { entityName } from '../../gateway/protocol.ts';
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
    of: /^electron\/features\/([\w-]+)\/sync\.ts$/,
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

test.each(registries)('$file has a line for everything it must know', ({ file, of, line }) => {
  const registry = textOf(file);
  const needed = sources.filter(({ path }) => of.test(path) && !openedByAPage(path));
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

test.each(entityName.options)('%s: what travels to head office has its parts and its line everywhere', (entity) => {
  const folder = `${entity}s`;
  expect(
    syncedEntities.map(({ name }) => name),
    'electron/registry.ts',
  ).toContain(entity);
  const parts = [
    `db/${folder}/table.ts`,
    `db/${folder}/model.ts`,
    `electron/features/${folder}/api.ts`,
    `electron/features/${folder}/service.ts`,
    `electron/features/${folder}/sync.ts`,
    `tests/factories/${entity}.ts`,
  ];
  expect(parts.filter((path) => textOf(path) === '')).toEqual([]);
  const pages = sources.filter(({ path }) => path.startsWith(`renderer/features/${folder}/`));
  expect(pages.length, `renderer/features/${folder}`).toBeGreaterThan(0);
});

test('what the registry knows is exactly what the wire knows', () => {
  expect(syncedEntities.map(({ name }) => name).sort()).toEqual([...entityName.options].sort());
});
